// @ts-check
// Reloads a page when the site it belongs to has changed. `rapport serve` sends it with every page; no build holds it.

/** What the site was when this page was made. */
const version = new URL(import.meta.url).searchParams.get("version") ?? "";

/** A browser holds six connections to one host: a page that nobody sees keeps none of them. */
const seen = () =>
  new Promise((resolve) => {
    if (document.visibilityState === "visible") resolve(undefined);
    else document.addEventListener("visibilitychange", resolve, { once: true });
  });

/** Answered when the site is another one, or after a while all the same. */
const asked = async () => {
  try {
    const answer = await fetch(`/.rapport/version?after=${encodeURIComponent(version)}`);
    return answer.ok ? await answer.text() : version;
  } catch {
    // The server was ended; the next one may be on its way.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return version;
  }
};

const follow = async () => {
  await seen();
  if ((await asked()) === version) follow();
  else location.reload();
};
follow();

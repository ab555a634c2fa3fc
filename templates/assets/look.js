// @ts-check
// Appearance: system, light or dark. A classic script in the head, so that it runs before the first paint and from a
// folder too. Without it the page follows the system and shows no button.
{
  const looks = ["auto", "light", "dark"];
  const root = document.documentElement;
  /** @type {NodeListOf<HTMLMetaElement>} the light colour first, the dark one second */
  const metas = document.querySelectorAll("meta[name=theme-color]");
  const colours = [...metas].map((meta) => meta.content);

  /** @returns {string} what was chosen earlier; "auto" where storage is denied */
  const remembered = () => {
    try {
      const look = localStorage.getItem("look") ?? "auto";
      return looks.includes(look) ? look : "auto";
    } catch {
      return "auto";
    }
  };

  /** @param {string} look */
  const show = (look) => {
    root.dataset.theme = look;
    metas.forEach((meta, index) => {
      meta.content = colours[look === "light" ? 0 : look === "dark" ? 1 : index];
    });
  };

  show(remembered());

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-look]");
    if (!button) return;
    const look = looks[(looks.indexOf(root.dataset.theme ?? "auto") + 1) % looks.length];
    show(look);
    try {
      localStorage.setItem("look", look);
    } catch { /* the choice lasts as long as the page */ }
    const live = document.getElementById("live");
    if (live) live.textContent = button.querySelector(`[data-when=${look}]`)?.textContent?.trim() ?? "";
  });

  addEventListener("storage", (event) => {
    if (event.key === "look") show(remembered());
  });
}

// What the engine answers to the recorded requests: how many there were, and which replies differ.
/** @param {string} text */
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * @param {import("../../../templates/assets/scoring.js").Engine} engine
 * @param {string} lines a recorded example a line, as `ReplayTests.swift` writes them
 */
export const replay = async (engine, lines) => {
  /** @type {string[]} */
  const different = [];
  const examples = lines.trim().split("\n").map((line) => JSON.parse(line));
  for (const { tool, example, program, request, reply } of examples) {
    const loaded = await engine.program(bytes(program));
    const answer = loaded.answer(bytes(request));
    const wanted = bytes(reply);
    if (answer.length !== wanted.length || answer.some((byte, place) => byte !== wanted[place])) different.push(`${tool}, example ${example}`);
  }
  return { examples: examples.length, different };
};

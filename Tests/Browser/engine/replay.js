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
  /** @type {Map<string, import("../../../templates/assets/scoring.js").Program>} */
  const programs = new Map();
  const examples = lines.trim().split("\n").map((line) => JSON.parse(line));
  for (const { tool, example, program, request, reply } of examples) {
    // Once each, as a page does: the engine keeps every program it loads, and no more than a thousand.
    const loaded = programs.get(program) ?? await engine.program(bytes(program));
    programs.set(program, loaded);
    const answer = loaded.answer(bytes(request));
    const wanted = bytes(reply);
    if (answer.length !== wanted.length || answer.some((byte, place) => byte !== wanted[place])) different.push(`${tool}, example ${example}`);
  }
  return { examples: examples.length, different };
};

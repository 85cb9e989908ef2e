/** A worker or page that a source file starts by address rather than by import. Mentions in comments don't count. */
export const startedFile =
  /(?<!^\s*(?:\*|\/\/|\/\*).*)new URL\(\s*['"](?<path>\.{1,2}\/[^'"]+\.tsx?)['"],\s*import\.meta\.url,?\s*\)/gm;

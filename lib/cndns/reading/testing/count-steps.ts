/**
 * Runs the work and counts the characters it looks at: one at a time, and all those that it hands to JSON.parse; a regular expression
 * that is applied counts as one. The same on any machine, however busy.
 */
export function countSteps(work: () => unknown): number {
  let steps = 0;
  const { charAt, charCodeAt } = String.prototype;
  const { exec } = RegExp.prototype;
  const { parse } = JSON;
  Object.assign(String.prototype, {
    charAt(this: string, at: number) {
      steps += 1;
      return charAt.call(this, at);
    },
    charCodeAt(this: string, at: number) {
      steps += 1;
      return charCodeAt.call(this, at);
    },
  });
  Object.assign(RegExp.prototype, {
    exec(this: RegExp, text: string) {
      steps += 1;
      return exec.call(this, text);
    },
  });
  JSON.parse = (text: string, ...rest) => {
    steps += text.length;
    return parse(text, ...rest);
  };
  try {
    work();
  } finally {
    Object.assign(String.prototype, { charAt, charCodeAt });
    Object.assign(RegExp.prototype, { exec });
    JSON.parse = parse;
  }
  return steps;
}

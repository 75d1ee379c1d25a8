import type { Finding } from "./finding";

/** The findings as lines for a terminal, and how many there are of each level. */
export function writeFindings(findings: readonly Finding[]): string {
  const count = (level: Finding["level"]) => findings.filter((one) => one.level === level).length;
  return [
    ...findings.map(
      ({ level, part, text, todo }) =>
        `${level.padEnd(8)} ${part.padEnd(12)} ${text}${todo ? `\n${" ".repeat(22)}${todo}` : ""}`,
    ),
    "",
    `${count("ok")} ok, ${count("warning")} warnings, ${count("fault")} faults`,
  ].join("\n");
}

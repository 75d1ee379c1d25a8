/** A person's name for somebody who may know it anyway: its first character, "林**". */
export function maskName(name: string): string {
  const [first = ""] = name.trim();
  return `${first}**`;
}

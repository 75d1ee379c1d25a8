/** "example.com.cn" → label "example", suffix ".com.cn". Names that we sell have one label before their suffix. */
export function splitName(name: string): { label: string; suffix: string } {
  const dot = name.indexOf(".");
  return { label: name.slice(0, dot), suffix: name.slice(dot) };
}

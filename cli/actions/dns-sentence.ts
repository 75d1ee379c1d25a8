import { dns } from "@/messages/en/errors.json";

interface Words {
  readonly [key: string]: string | Words;
}

/** The shop's sentence for a code of its DNS rules ("dns.ttl.min"). A code that has none is shown itself. */
export function dnsSentence(code: string, params: Readonly<Record<string, string | number>>): string {
  let found: string | Words | undefined = { dns } as Words;
  for (const key of code.split(".")) found = typeof found === "object" ? found[key] : undefined;
  if (typeof found !== "string") return code;
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

import type { SearchLine } from "@/lib/search/contract";
import { revive } from "../call-contract";

/** Reads JSON lines off a response as they come. Lines that can't be read end it with an error. */
export async function* readLines(response: Response): AsyncGenerator<SearchLine[]> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop() ?? "";
    const lines = parts.filter((part) => part !== "").map((part) => JSON.parse(part, revive) as SearchLine);
    if (lines.length > 0) yield lines;
  }
}

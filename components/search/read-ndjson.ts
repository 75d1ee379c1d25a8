import { decodeAnswer } from "@/lib/http/decode-answer";
import type { SearchLine } from "@/lib/search/contract";
import { searchCall } from "../generated/search";

/** Yields the events of an NDJSON response as they arrive. Throws at a line that is not JSON. */
export async function* readNdjson(response: Response): AsyncGenerator<SearchLine[]> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop() ?? "";
    const events = parts
      .filter((part) => part !== "")
      .map((part) => decodeAnswer(JSON.parse(part), searchCall.answer) as SearchLine);
    if (events.length > 0) yield events;
  }
}

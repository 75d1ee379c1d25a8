import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { Failure } from "../exit-codes";
import { toJson } from "../output";

/** What a tool answers: a result as JSON; a failure as an error of the tool, which the assistant reads and can act on. */
export async function answerTool(work: () => Promise<unknown>): Promise<CallToolResult> {
  try {
    return { content: [{ type: "text", text: toJson(await work()) }] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, fields } = error;
    return { isError: true, content: [{ type: "text", text: toJson({ error: { code, message, fields } }) }] };
  }
}

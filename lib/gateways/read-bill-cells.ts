import { Readable } from "node:stream";
import { type Options, parse } from "csv-parse";
import { GatewayError } from "./gateway";

/** The cells of a bill's lines while it arrives; lines may have different numbers of cells. @throws GatewayError unreadable */
export async function* readBillCells(
  parts: AsyncIterable<Uint8Array | string>,
  options: Options = {},
): AsyncGenerator<string[]> {
  const parser = parse({ relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true, trim: true, ...options });
  try {
    yield* Readable.from(parts).compose(parser) as AsyncIterable<string[]>;
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError("unreadable", "the bill can't be read", { cause: error });
  }
}

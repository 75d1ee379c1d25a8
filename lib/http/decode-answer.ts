/**
 * Where in an answer's JSON stand values that JSON has no type for: "fen" is money as decimal text, "at" an instant as ISO text.
 * Of an array the shape of its elements stands in a list, of a record that of its values under "*". What needs no decoding is left out.
 * Client-safe.
 */
export type AnswerShape = "fen" | "at" | readonly [AnswerShape] | { readonly [field: string]: AnswerShape };

/**
 * Decodes an answer of ours by its shape. @throws for a value that isn't what the shape says: then the answer can't be read.
 */
export function decodeAnswer(value: unknown, shape: AnswerShape | undefined): unknown {
  if (shape === undefined || value === null || value === undefined) return value;
  if (shape === "fen" || shape === "at") return decodeText(value, shape);
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) throw new TypeError("not a list");
    return value.map((one) => decodeAnswer(one, shape[0]));
  }
  if (typeof value !== "object" || Array.isArray(value)) throw new TypeError("no fields");
  const fields = shape as { readonly [field: string]: AnswerShape };
  const every = fields["*"];
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, decodeAnswer(one, every ?? fields[name])]),
  );
}

function decodeText(value: unknown, shape: "fen" | "at"): bigint | Date {
  if (typeof value !== "string") throw new TypeError(`${shape} is no text`);
  switch (shape) {
    case "fen":
      return BigInt(value);
    case "at": {
      const date = new Date(value);
      if (Number.isNaN(date.getTime())) throw new TypeError("no instant");
      return date;
    }
  }
}

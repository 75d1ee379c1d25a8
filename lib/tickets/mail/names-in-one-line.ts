/** A mail may have thousands of files: so many are named, the others are an ellipsis. */
const MOST_NAMES = 10;

/** The first names of files, for the text of a message. */
export function namesInOneLine(names: readonly string[], comma: string): string {
  return [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ["…"] : [])].join(comma);
}

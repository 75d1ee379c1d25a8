/**
 * The manual's example requests, as a caller writes them. The catalogue test encodes each and compares the query with
 * the printed one. `printed` lists what the print got wrong (line breaks of the PDF inside values, forms that the
 * manual's own rules refuse), by wire name: what we send instead, or null for a parameter that the example leaves out
 * or sends by mistake.
 */
export interface DocumentedRequest {
  id: string;
  input: Record<string, unknown>;
  printed?: Record<string, string | null>;
}

import type { OperationView } from "@/lib/http/describe-operation";

/** A request to the API as somebody has filled it in. */
export interface AskedRequest {
  method: string;
  /** With its parameters filled in. */
  path: string;
  query: [string, string][];
  body: string | null;
  idempotencyKey: string | null;
}

type Operation = Pick<OperationView, "method" | "path" | "parameters" | "bodyExample" | "idempotent">;

/** The request of an operation. @param values by the names of its parameters */
export function askedOf(
  { method, path, parameters, idempotent }: Operation,
  values: Readonly<Record<string, string>>,
  body: string | null,
  key: string,
): AskedRequest {
  const query = parameters
    .filter((one) => one.in === "query")
    .map((one): [string, string] => [one.path, values[one.path] ?? ""]);
  return {
    ...{ method, query, body, idempotencyKey: idempotent ? key : null },
    path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? "")),
  };
}

/** The values that stand in an operation's form at first. */
export const firstValues = ({ parameters }: Operation): Record<string, string> =>
  Object.fromEntries(parameters.map(({ path, example }) => [path, example]));

import { RawText } from "../ui/raw-text";

/** A value as it is stored, for staff who look into a case. */
export function RawJson({ value }: { value: unknown }) {
  return <RawText>{JSON.stringify(value, null, 1)}</RawText>;
}

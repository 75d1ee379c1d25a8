import type { ChangeEvent, ReactNode } from "react";

/** What a type's editor spreads on each of its inputs. */
export type FieldWire = (name: string) => {
  id: string;
  name: string;
  value: string;
  error: ReactNode;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => void;
  onBlur: () => void;
};

import type { ChangeEvent, ReactNode } from "react";

/** The props that the editor of a type passes to each of its inputs. */
export type EditorFieldAttributes = (name: string) => {
  id: string;
  name: string;
  value: string;
  error: ReactNode;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => void;
  onBlur: () => void;
};

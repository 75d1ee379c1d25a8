import { createContext } from "react";

/** The forms inside a dialog that have unsaved changes (useUnsavedChanges). Null: not in a dialog. */
export const DialogForms = createContext<Set<symbol> | null>(null);

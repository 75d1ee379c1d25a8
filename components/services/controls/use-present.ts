import type { ControlView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";

const WORD = /^\w+$/;

/** The present setting of a control in words; null where it is not known. */
export function usePresent(texts: string): (control: Pick<ControlView, "id" | "present">) => string | null {
  const own = useUncheckedTranslations(texts);
  return ({ id, present }) => {
    if (present === null) return null;
    const key = `controls.${id}.present.${present}`;
    return WORD.test(present) && own.has(key) ? own(key) : present;
  };
}

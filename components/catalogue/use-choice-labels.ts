import type { SaleField } from "@/lib/offers/catalogue-contract";
import { useUncheckedTranslations } from "@/messages/unchecked";

/** The labels of a product line's fields and choices, as in its order form. */
export function useChoiceLabels(productLine: string) {
  const own = useUncheckedTranslations(`${productLine}Line`);
  return {
    field: ({ id }: Pick<SaleField, "id">) => (own.has(`fields.${id}`) ? own(`fields.${id}`) : id),
    choice: ({ id }: Pick<SaleField, "id">, { value, label }: { value: string; label: string | null }) => {
      const key = `choices.${id}.${value}`;
      return label ?? (own.has(key) ? own(key) : value);
    },
  };
}

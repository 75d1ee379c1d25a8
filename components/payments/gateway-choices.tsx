import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { PayableGateway } from "@/lib/paying/contract";
import { unchecked } from "@/messages/unchecked";
import type { RadioChoice } from "../ui/field/radio-group";

/** The gateways as choices; one that can't take this sum says so and can't be chosen. */
export function useGatewayChoices(gateways: readonly PayableGateway[], fen: bigint | null): RadioChoice[] {
  const t = useTranslations("payments");
  const names = unchecked(useTranslations("gateways"));
  return gateways.map(({ id, minFen, maxFen }) => {
    const outside = fen !== null && (fen < minFen || fen > maxFen);
    return {
      value: id,
      label: <b>{names(`${id}.name`)}</b>,
      hint: outside ? t("limits", { min: formatFen(minFen), max: formatFen(maxFen) }) : names(`${id}.hint`),
      disabled: outside,
    };
  });
}

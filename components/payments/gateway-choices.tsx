import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { PayableGateway } from "@/lib/paying/contract";
import { unchecked } from "@/messages/unchecked";
import type { RadioChoice } from "../ui/field/radio-group";

const takes = ({ minFen, maxFen }: PayableGateway, fen: bigint) => fen >= minFen && fen <= maxFen;

/** The gateway that is chosen beforehand: the one used last, which comes first, or else the first that takes this sum. */
export function gatewayChosenFirst(gateways: readonly PayableGateway[], fen: bigint | null): string | undefined {
  return (gateways.find((one) => fen === null || takes(one, fen)) ?? gateways[0])?.id;
}

/** The gateways as choices; one that can't take this sum says so and can't be chosen. */
export function useGatewayChoices(gateways: readonly PayableGateway[], fen: bigint | null): RadioChoice[] {
  const t = useTranslations("payments");
  const names = unchecked(useTranslations("gateways"));
  return gateways.map((one) => {
    const { id, minFen, maxFen } = one;
    const outside = fen !== null && !takes(one, fen);
    return {
      value: id,
      label: <b>{names(`${id}.name`)}</b>,
      hint: outside ? t("limits", { min: formatFen(minFen), max: formatFen(maxFen) }) : names(`${id}.hint`),
      disabled: outside,
    };
  });
}

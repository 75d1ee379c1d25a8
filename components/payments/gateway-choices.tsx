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

/**
 * The gateway that pays for an order that lacks this sum: the chosen one, as long as it can; else first those that take the sum as it is,
 * then those whose least sum is paid.
 */
export function gatewayForOrder(
  gateways: readonly PayableGateway[],
  fen: bigint,
  chosen?: string,
): PayableGateway | undefined {
  const able = gateways.filter(({ maxFen }) => fen <= maxFen);
  return able.find(({ id }) => id === chosen) ?? able.find((one) => takes(one, fen)) ?? able[0];
}

/** What is paid for an order that lacks this sum: the gateway's least sum, if that is more; the rest stays in the wallet (payOrder). */
export const paidFor = ({ minFen }: PayableGateway, fen: bigint): bigint => (fen < minFen ? minFen : fen);

/**
 * The gateways as choices; one that can't take this sum says so and can't be chosen.
 * @param options.isOrder the sum is what an order lacks, so that more may be paid.
 */
export function useGatewayChoices(
  gateways: readonly PayableGateway[],
  fen: bigint | null,
  { isOrder = false } = {},
): RadioChoice[] {
  const t = useTranslations("payments");
  const names = unchecked(useTranslations("gateways"));
  return gateways.map((one) => {
    const { id, minFen, maxFen } = one;
    const paidFen = fen !== null && isOrder ? paidFor(one, fen) : fen;
    const outside = paidFen !== null && !takes(one, paidFen);
    const hint =
      fen !== null && paidFen !== null && paidFen > fen
        ? t("least", { min: formatFen(minFen), rest: formatFen(paidFen - fen) })
        : names(`${id}.hint`);
    return {
      value: id,
      label: <b>{names(`${id}.name`)}</b>,
      hint: outside ? t("limits", { min: formatFen(minFen), max: formatFen(maxFen) }) : hint,
      disabled: outside,
    };
  });
}

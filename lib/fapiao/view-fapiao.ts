import type { Prisma } from "@/lib/db/generated/client";
import type { FapiaoDetail, FapiaoPaperView, FapiaoRow } from "./contract";
import { openSending } from "./lock-fapiao";

const paperColumns = {
  ...{ id: true, color: true, code: true, number: true, issuedOn: true, amountFen: true },
  ...{ fileName: true, mediaType: true, byteCount: true, byId: true, changeCount: true },
} satisfies Prisma.FapiaoPaperSelect;

const other = { select: { id: true, number: true } } as const;

/** What is read together with a request to show it; the sealed files are not among it. */
export const withFapiaoParts = {
  items: {
    orderBy: { item: { id: "asc" } },
    include: { item: { include: { order: other, refunds: { select: { amountFen: true } } } } },
  },
  papers: { orderBy: { createdAt: "asc" }, select: paperColumns },
  replaces: other,
  replacedBy: other,
  sendings: { where: openSending, select: { id: true } },
} satisfies Prisma.FapiaoRequestInclude;

export type FapiaoRecord = Prisma.FapiaoRequestGetPayload<{ include: typeof withFapiaoParts }>;

export function fapiaoRowOf(
  request: Pick<FapiaoRecord, "id" | "number" | "kind" | "title" | "amountFen" | "state" | "createdAt" | "stateAt">,
): FapiaoRow {
  const { id, number, kind, title, amountFen, state, createdAt, stateAt } = request;
  return { id, number, kind, title, amountFen, state, createdAt, stateAt };
}

export function viewFapiao(request: FapiaoRecord): FapiaoDetail {
  const { title, taxNumber, address, phone, bank, bankAccount, email, askedFen, reason, replaces, replacedBy } =
    request;
  const isIssued = request.papers.length > 0;
  return {
    ...fapiaoRowOf(request),
    buyer: { title, taxNumber, address, phone, bank, bankAccount, email },
    ...{ askedFen, reason, replaces, replacedBy },
    underWay: request.sendings.length > 0,
    items: request.items.map(({ item, amountFen }) => ({
      ...{ id: item.id, orderId: item.order.id, orderNumber: item.order.number },
      ...{ productLine: item.productLine, action: item.action, displayName: item.displayName },
      ...{ years: item.years, months: item.months, amountFen },
      refundedFen: isIssued ? amountFen - leftOf(item) : 0n,
    })),
    papers: request.papers.map(viewPaper),
  };
}

function viewPaper(paper: FapiaoRecord["papers"][number]): FapiaoPaperView {
  const { id, color, code, number, amountFen, fileName, byteCount } = paper;
  return {
    ...{ id, color, code, number, amountFen, fileName, byteCount },
    issuedOn: dayOf(paper),
    mediaType: paper.mediaType as FapiaoPaperView["mediaType"],
  };
}

/** The day on it, "2026-11-27". */
export const dayOf = ({ issuedOn }: { issuedOn: Date }): string => issuedOn.toISOString().slice(0, 10);

/** What is left of a done item: the price less what was refunded. */
export const leftOf = ({ priceFen, refunds }: { priceFen: bigint; refunds: readonly { amountFen: bigint }[] }) =>
  refunds.reduce((left, { amountFen }) => left - amountFen, priceFen);

import type { PurchaseForm } from "../form";
import { addPointsForm, contactFields, pointsForm } from "../points/form";

/** Manual: 十三, 1. */
const FIRST_POINTS = [10_000, 30_000, 50_000, 100_000];
/** Manual: 十三, 3. */
export const MAILING_POINTS = [1_000, ...FIRST_POINTS];

/** The upstream makes account and password. */
export const mailingForm: PurchaseForm = pointsForm({
  productLine: "mailing",
  amounts: FIRST_POINTS,
  identity: contactFields,
  title: ({ points }) => `EDM ${points ?? ""}`.trim(),
});

export const mailingPointsForm = addPointsForm(MAILING_POINTS);

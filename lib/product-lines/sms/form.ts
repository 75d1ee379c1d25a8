import type { PurchaseForm } from "../form";
import { addPointsForm, companyFields, contactFields, pointsForm } from "../points/form";

/** Manual: 十四, 1. */
const FIRST_POINTS = [3_000, 10_000, 30_000, 50_000, 100_000];
/** Manual: 十四, 3. Accounts at one of the providers (互亿无线) take no 1,000; no call tells which accounts those are. */
export const ADDED_SMS_POINTS = [1_000, 10_000, 30_000, 50_000, 100_000];
/** All numbers that have a price. */
export const SMS_POINTS = [1_000, ...FIRST_POINTS];

/** The upstream makes account and password, and reviews the company's data before anything can be sent. */
export const smsForm: PurchaseForm = pointsForm({
  productLine: "sms",
  amounts: FIRST_POINTS,
  identity: [...contactFields, ...companyFields],
  title: ({ points }) => `SMS ${points ?? ""}`.trim(),
});

export const smsPointsForm = addPointsForm(ADDED_SMS_POINTS);

import type { PurchaseForm, UpgradeForm } from "../form";
import { yearTerms } from "../term";

/** The editions by the upstream's numbers, from 1 on. */
export const SOUKEYI_EDITIONS = ["baidu", "google", "baidu_google"] as const;

const choices = (values: readonly string[]) => values.map((value) => ({ value, noted: true }));

/** The line is withdrawn (pages.ts): the form is offered only where staff sell it all the same. */
export const soukeyiForm: PurchaseForm = {
  productLine: "soukeyi",
  nameField: null,
  fields: () => [{ id: "edition", kind: "choice", as: "radio", choices: choices(SOUKEYI_EDITIONS) }],
  terms: () => yearTerms(1, 2, 3, 5),
  // Its own name; nothing of the order is told apart by more.
  title: () => "搜客易",
};

/** The editions that the upstream lists for the service, by number. */
export const soukeyiUpgradeForm: UpgradeForm<string[]> = {
  fields: (numbers, _draft, current) => {
    const listed = SOUKEYI_EDITIONS.filter(
      (edition, at) => edition !== current.edition && numbers.some((number) => Number(number) === at + 1),
    );
    return [{ id: "edition", kind: "choice", as: "radio", choices: choices(listed) }];
  },
};

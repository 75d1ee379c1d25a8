import type { ActionId } from "./action-id";
import { aliyunLine } from "./aliyun/line";
import { baiduLine } from "./baidu/line";
import { cdnLine } from "./cdn/line";
import { cloudLine } from "./cloud/line";
import { databaseLine } from "./database/line";
import { ddosLine } from "./ddos/line";
import { domainLine } from "./domain/line";
import { hostingLine } from "./hosting/line";
import type { ProductLine } from "./line";
import { mailLine } from "./mail/line";
import { mailingLine } from "./mailing/line";
import type { ProductAction } from "./product-action";
import { qituibaoLine } from "./qituibao/line";
import { siteLine } from "./site/line";
import { smsLine } from "./sms/line";
import { soukeyiLine } from "./soukeyi/line";

/** Every product line that the shop can sell. One with a form is listed in ./forms.ts as well. */
export const productLines: readonly ProductLine[] = [
  domainLine,
  hostingLine,
  cloudLine,
  databaseLine,
  mailLine,
  mailingLine,
  smsLine,
  cdnLine,
  ddosLine,
  qituibaoLine,
  soukeyiLine,
  baiduLine,
  aliyunLine,
  siteLine,
];

const byId = new Map(productLines.map((productLine) => [productLine.id, productLine]));

/** @throws when the shop has no such product line; no item of it can exist. */
export function productLineOf(id: string): ProductLine {
  const productLine = byId.get(id);
  if (!productLine) throw new Error(`no product line "${id}"`);
  return productLine;
}

export function isProductLine(id: string): boolean {
  return byId.has(id);
}

/** All names of one product in orders and at the upstream. */
export function spellingsOf(productLine: string, name: string): readonly string[] {
  return productLineOf(productLine).spellings?.(name) ?? [name];
}

/** The product action of an item, a quote or a cart item. @throws when its product line doesn't have that action. */
export function actionOf({ productLine, action }: { productLine: string; action: ActionId }): ProductAction {
  const found = productLineOf(productLine).actions[action];
  if (!found) throw new Error(`${productLine} knows no ${action}`);
  return found;
}

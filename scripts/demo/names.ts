import type { DemoProduct } from "./products";
import type { DemoCustomer, DemoShop } from "./shop";

const WORDS = "shop online app blog mall cloud service club group hub info home store plus".split(" ");
const HOST_WORDS = ["web", "cms", "oa", "bbs", "img", "dev"];
const LETTERS = ["", "b", "c", "d", "e"];

/** A name that suits the customer and that nobody has yet; none for what the upstream names. */
export function nameFor(shop: DemoShop, product: DemoProduct, customer: DemoCustomer): string {
  const { dice, upstream } = shop;
  const { label } = customer.person;
  for (let tries = 0; ; tries++) {
    const word = tries === 0 ? "" : tries <= WORDS.length ? dice.pick(WORDS) : `${dice.pick(WORDS)}${tries}`;
    const name = {
      domain: `${label}${word}${product.wire.suffix ?? ""}`,
      hosting: `${label.slice(0, 6)}${HOST_WORDS[tries % HOST_WORDS.length]}${LETTERS[Math.floor(tries / HOST_WORDS.length)]}`,
      database: `${label.slice(0, 6)}db${tries + 1}`,
      mail: `${label}${word}.com`,
      cloud: "",
      cdn: "",
      ddos: "",
      baidu: "",
      aliyun: "",
      site: "",
      // Below the numbers that the upstream gives.
      qituibao: `qtb${90_001 + tries}`,
      soukeyi: `sky${90_001 + tries}`,
    }[product.productLine];
    const used = `${product.productLine} ${name}`;
    if (name !== "" && (upstream.has(product, name) || shop.usedNames.has(used))) continue;
    if (name !== "") shop.usedNames.add(used);
    return name;
  }
}

/** What a reseller puts on the shop: its name, whom to call, what the law wants shown. Read by the layouts, passed down. */
export interface Brand {
  name: string;
  /** The company that sells, as in its licence. */
  company: string;
  supportPhone?: string;
  supportHours?: string;
  supportEmail?: string;
  /** 浙ICP备20261124号-1: shown in the footer, linked to the ministry. */
  icp?: string;
  /** 浙公网安备33010602000000号 */
  police?: string;
  /** Prices include tax; the sandbox takes the upstream's place. Undefined when only the session endpoint knows. */
  sandbox?: boolean;
}

/** Until the reseller has filled in its own. */
export const defaultBrand: Record<"zh" | "en", Brand> = {
  zh: { name: "金橘", company: "金橘" },
  en: { name: "Kumquat", company: "Kumquat" },
};

import { describe, expect, it } from "vitest";
import { forms } from "./forms";
import { itemTitle, titleWithProduct } from "./item-title";
import { pagesOf } from "./pages";

it("calls a product that the upstream names by its product line, never by figures or codes alone", () => {
  const ordered = { productLine: "baidu", action: "purchase", displayName: "2C 4G 50G 1M" };
  expect(itemTitle(ordered, "百度云服务器")).toBe("百度云服务器");
  const renewed = { ...ordered, action: "renew", displayName: "bcc-8f3a" };
  expect(itemTitle(renewed, "百度云服务器")).toBe("百度云服务器 bcc-8f3a");
});

it("leaves a name that the customer chose as it is", () => {
  const host = { productLine: "hosting", action: "purchase", displayName: "qinghe" };
  expect(itemTitle(host, "虚拟主机")).toBe("qinghe");
});

it("tells a domain from a service of the same name where both can be chosen", () => {
  expect(titleWithProduct({ productLine: "domain", displayName: "qinghe.cn" }, "域名")).toBe("qinghe.cn");
  expect(titleWithProduct({ productLine: "mail", displayName: "qinghe.cn" }, "企业邮箱")).toBe("企业邮箱 qinghe.cn");
  expect(titleWithProduct({ productLine: "cloud", displayName: "S263251" }, "云服务器")).toBe("云服务器 S263251");
});

describe("product lines", () => {
  it("are nameless where the title of their order form is no name", () => {
    // A title of qituibao is the customer's domain or company.
    const named = Object.entries(forms).filter(([id, { form }]) => form.nameField !== null || id === "qituibao");
    expect(named.filter(([id]) => pagesOf(id).nameless).map(([id]) => id)).toEqual([]);
    const others = Object.keys(forms).filter((id) => !named.some(([one]) => one === id));
    expect(others.filter((id) => !pagesOf(id).nameless)).toEqual([]);
  });
});

it("calls the purchase of what the upstream will name after its line alone", () => {
  const server = { productLine: "cloud", displayName: "S26249" };
  expect(titleWithProduct({ ...server, action: "purchase" }, "橙云主机")).toBe("橙云主机");
  expect(titleWithProduct({ ...server, action: "upgrade" }, "橙云主机")).toBe("橙云主机 S26249");
});

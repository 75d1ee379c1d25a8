import type { GatewayPayment } from "./rows";

const inHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STATES = { open: "等待付款 · waiting", paid: "已付款 · paid", closed: "已关闭 · closed" };

/** The twin's page where a person pays, cancels, or just leaves. It works without scripts. */
export function cashierPage(name: string, payment: GatewayPayment): string {
  const yuan = `${payment.currency === "CNY" ? "¥" : `${payment.currency} `}${payment.amountFen / 100n}.${String(payment.amountFen % 100n).padStart(2, "0")}`;
  const open = payment.state === "open";
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${inHtml(name)} · ${inHtml(payment.number)}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; display: grid; min-height: 100dvh; place-content: center; font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { box-sizing: border-box; width: min(25rem, 100vw - 16px); padding: 24px; border: 1px solid #8886; border-radius: 14px; }
h1 { font-size: 18px; margin: 0 0 4px; } p { margin: 4px 0; } b { font-size: 30px; } small { opacity: .7; overflow-wrap: anywhere; }
form { display: grid; gap: 10px; margin: 20px 0 0; }
button { font: inherit; min-height: 46px; border: 1px solid #8886; border-radius: 8px; cursor: pointer; } button.pay { background: #1668dc; color: #fff; border-color: #1668dc; }
</style>
</head>
<body>
<main>
<h1>${inHtml(name)}</h1>
<p>演示收银台，不会真的付款。<br>A twin for trying the shop: no real money moves.</p>
<p>${inHtml(payment.title)}<br><small>${inHtml(payment.number)}</small></p>
<p><b>${yuan}</b></p>
<p>${STATES[payment.state]}</p>
${payment.returnUrl === "" ? "<p><small>付款后请回到商店的页面，它会自己更新。<br>Go back to the shop's page afterwards; it updates by itself.</small></p>" : ""}
<form method="post">
${open ? `<button class="pay" name="act" value="pay">付款 · Pay</button>` : ""}
${payment.returnUrl === "" ? "" : `<button name="act" value="return">${open ? "不付了，回商店 · Cancel" : "回商店 · Back to the shop"}</button>`}
</form>
</main>
</body>
</html>`;
}

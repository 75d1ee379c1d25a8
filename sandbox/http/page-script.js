const $ = (id) => document.getElementById(id);
const api = async (method, path, body) => {
  const answer = await fetch(`/__sandbox/${path}`, {
    method,
    ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error);
  return value;
};
let quiet;
const say = (text) => {
  $("say").textContent = text;
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    $("say").textContent = "";
  }, 4000);
};
const act = async (work, done) => {
  try {
    await work();
    say(done);
  } catch (error) {
    say(error.message);
  }
  await show();
};
const time = (ms) => new Date(ms + 8 * 3600e3).toISOString().slice(0, 19).replace("T", " ");
const yuan = (fen) => (Number(fen) / 100).toFixed(2);
const textOf = (cell) => String(cell?.node ? "" : (cell?.text ?? cell ?? "")).toLowerCase();
const table = (id, heads, all, none) => {
  const box = $(id);
  const wanted = $("filter").value.trim().toLowerCase();
  const rows = wanted && id !== "faults" ? all.filter((row) => row.some((cell) => textOf(cell).includes(wanted))) : all;
  if (rows.length === 0) {
    const p = document.createElement("p");
    p.className = "empty";
    p.textContent = none;
    box.replaceChildren(p);
    return;
  }
  const t = document.createElement("table");
  const head = t.createTHead().insertRow();
  for (const h of heads) {
    const th = document.createElement("th");
    th.textContent = h;
    head.append(th);
  }
  const body = t.createTBody();
  for (const row of rows) {
    const tr = body.insertRow();
    for (const cell of row) {
      const td = tr.insertCell();
      if (cell?.node) td.append(cell.node);
      else if (cell && typeof cell === "object") {
        const span = document.createElement("span");
        span.textContent = cell.text;
        td.append(span);
        td.className = cell.as;
      } else td.textContent = cell;
    }
  }
  box.replaceChildren(t);
};
const outcome = (call) =>
  call.outcome === "success"
    ? { text: "success", as: "ok" }
    : { text: `${call.outcome || "—"} ${call.said}`.trim(), as: "bad" };
const hidden = new Set(["username", "otime", "checksum"]);
const button = (text, work) => {
  const b = document.createElement("button");
  b.type = "button";
  b.textContent = text;
  b.onclick = work;
  return { node: b };
};
const showCalls = (calls) =>
  table(
    "calls",
    ["时间", "接口", "名称", "结果", "故障", "扣款", "ms", "参数"],
    calls.map((c) => [
      time(c.atMs).slice(11),
      c.endpoint,
      c.name,
      outcome(c),
      { text: c.faults.join(" "), as: "warn" },
      { text: c.chargeFen === "0" ? "" : yuan(c.chargeFen), as: "num" },
      { text: c.tookMs, as: "num" },
      {
        text: Object.entries(c.params)
          .filter(([k]) => !hidden.has(k))
          .map(([k, v]) => `${k}=${v.slice(0, 60)}`)
          .join("  "),
        as: "wide",
      },
    ]),
    "还没有调用 · no calls yet",
  );
const showDomains = (world) =>
  table(
    "domains",
    ["域名", "状态", "到期", "联系人", "来源", "DNS"],
    world.domains.map((d) => [
      d.name,
      {
        text: d.state,
        as:
          d.state === "run"
            ? "ok"
            : d.state === "Failed" || d.state === "registered" || d.state === "Illegal"
              ? "bad"
              : "warn",
      },
      time(d.expiresAtMs).slice(0, 10),
      d.contactId,
      d.by,
      d.dns[0] || "",
    ]),
    "还没有域名 · no domains yet",
  );
const showProducts = (products) =>
  table(
    "products",
    ["章", "名称", "状态", "到期", "内容"],
    products.map((p) => [
      p.chapter,
      p.name,
      { text: p.state, as: p.works ? "ok" : "warn" },
      p.expiresAtMs === null ? "—" : time(p.expiresAtMs).slice(0, 10),
      { text: p.what, as: "wide" },
    ]),
    "还没有产品 · no products yet",
  );
const showSales = (sales) =>
  table(
    "sales",
    ["时间", "接口", "名称", "金额", "退款", "原因", "otime"],
    sales
      .reverse()
      .map((s) => [
        time(s.atMs),
        s.endpoint,
        s.name,
        { text: yuan(s.amountFen), as: "num" },
        { text: s.refundedFen === "0" ? "" : yuan(s.refundedFen), as: "num" },
        s.reason,
        s.otime,
      ]),
    "还没有扣款 · nothing sold yet",
  );
const showSlow = (world) =>
  table(
    "slow",
    ["什么", "对象", "状态", "说明"],
    [
      ...world.transfers.map((t) => ["转入", t.domain, t.code, ""]),
      ...world.audits.map((a) => ["实名", a.domain || `联系人 ${a.contactId}`, a.state, a.memo]),
      ...world.questions.map((q) => ["提问", q.product || q.id, q.state, { text: q.text.slice(0, 120), as: "wide" }]),
      ...world.callbacks.map((c) => [
        "回调",
        c.product,
        `${c.state} ${c.outcome}`,
        { text: `${c.tag} → ${c.url}`, as: "wide" },
      ]),
      ...world.tasks.map((t) => ["将到", t.key, t.kind, time(t.atMs).slice(11)]),
    ],
    "没有 · none",
  );
const showContacts = (world) =>
  table(
    "contacts",
    ["ID", "类型", "名称", "证件", "审核"],
    world.contacts.map((c) => [c.userid, c.usertype, c.cn.company, c.idtype, c.ischecked]),
    "还没有联系人 · no contacts yet",
  );
const showFaults = (faults) =>
  table(
    "faults",
    ["类型", "对象", "剩余", ""],
    faults.map((f) => [
      f.kind,
      f.endpoint.replace("*", "全部") + (f.name ? ` · ${f.name}` : ""),
      f.count < 0 ? "∞" : f.count,
      button("×", () => act(() => api("DELETE", `faults/${f.id}`), "已移除")),
    ]),
    "没有埋下故障 · none planted",
  );
async function show() {
  const [world, calls, sales, faults, counters, products] = await Promise.all([
    api("GET", "world?limit=100"),
    api("GET", "calls?limit=200"),
    api("GET", "sales?limit=200"),
    api("GET", "faults"),
    api("GET", "counters"),
    api("GET", "products?limit=200"),
  ]);
  $("balance").textContent = `¥${world.money.balance}`;
  $("clock").textContent =
    time(world.nowMs) + (world.clockOffsetMs ? ` (+${Math.round(world.clockOffsetMs / 1000)} s)` : "");
  $("domainCount").textContent = world.sizes.domains;
  $("productCount").textContent = products.length;
  $("callCount").textContent = Object.values(counters).reduce((n, c) => n + c.calls, 0);
  showCalls(calls);
  showDomains(world);
  showProducts(products);
  showSales(sales);
  showSlow(world);
  showContacts(world);
  showFaults(faults);
}
for (const form of document.querySelectorAll("form[data-post]"))
  form.onsubmit = (event) => {
    event.preventDefault();
    const body = {};
    for (const [name, value] of new FormData(form)) {
      const type = form.elements[name].type;
      if (value !== "" || name === "accountCode") body[name] = type === "number" ? Number(value) : value;
    }
    act(() => api("POST", form.dataset.post, body), "完成 · done");
  };
for (const [text, ms] of [
  ["+10 秒", 1e4],
  ["+1 分钟", 6e4],
  ["+1 小时", 36e5],
  ["+1 天", 864e5],
  ["+30 天", 2592e6],
  ["+1 年", 31536e6],
])
  $("leaps").append(button(text, () => act(() => api("POST", "clock", { advanceMs: ms }), text)).node);
$("filter").oninput = () => show().catch((error) => say(error.message));
$("control").onsubmit = (event) => {
  event.preventDefault();
  act(() => api("POST", $("path").value, JSON.parse($("body").value)), "完成 · done");
};
api("GET", "controls").then((controls) => {
  $("path").append(...Object.keys(controls).map((path) => new Option(path)));
  const hint = () => {
    $("hint").textContent = `{ ${controls[$("path").value].join(", ")} }`;
  };
  $("path").onchange = hint;
  hint();
});
$("clearFaults").onclick = () => act(() => api("DELETE", "faults"), "已清除");
$("reset").onclick = () => {
  if (confirm("重置沙盒？全部数据将丢失。Reset everything?")) act(() => api("POST", "reset", { all: true }), "已重置");
};
api("GET", "settings").then((settings) => {
  for (const select of document.querySelectorAll('form[data-post="settings"] select'))
    select.value = settings[select.name];
});
api("GET", "magic").then((words) => {
  for (const [word, text] of Object.entries(words)) {
    const dt = document.createElement("dt");
    dt.textContent = word;
    const dd = document.createElement("dd");
    dd.textContent = text;
    $("magic").append(dt, dd);
  }
});
api("GET", "kinds").then((kinds) => {
  $("kind").append(...kinds.map((kind) => new Option(kind)));
});
api("GET", "endpoints").then((ids) => {
  for (const id of ids) $("ids").append(new Option(id));
});
show().then(() =>
  setInterval(() => {
    if (!document.hidden) show().catch((error) => say(error.message));
  }, 2000),
);

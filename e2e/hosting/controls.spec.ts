import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { controlRow, expectBlocked, expectNamesOfTheirOwn, openGroup, press, rowForm } from "../controls";
import { word } from "../factory";
import { giveAgain } from "../give-again";
import { buyer, buyProduct, post } from "../product";
import { ownDomain } from "../zones/zone";

const password = "Tea-2026-leaf";

test("a Windows host: every control with its end, what can't be done with its reason", async ({ page }) => {
  test.setTimeout(300_000);
  const person = await buyer(page, 200_000);
  const name = word(10);
  const config = { location: "china", kind: "net", line: "telecom", sizeMb: 200, ftpName: name, password };
  const id = await buyProduct(page, "hosting", config);
  await page.goto(`/account/services/${id}`);

  for (const group of ["网站设置", "访问限制", "文件", "赠品"]) await openGroup(page, group);
  await expectNamesOfTheirOwn(page);
  await press(page, { title: "暂停 FTP", go: "暂停 FTP", stops: /^马上不能上传和下载文件/, says: "FTP 已暂停。" });
  await expectBlocked(page, "修改 FTP 密码", "FTP 已暂停，恢复运行后才能改密码。");
  await press(page, { title: "恢复 FTP", go: "恢复 FTP", says: "FTP 已恢复运行。" });
  const change = controlRow(page, "修改 FTP 密码");
  await change.getByRole("button", { name: "修改 FTP 密码" }).click();
  await change.getByRole("textbox", { name: "FTP 密码" }).fill("nodigits-here");
  await change.getByRole("button", { name: "修改 FTP 密码" }).click();
  await expect(change.getByText("密码要有数字。")).toBeVisible();
  await change.getByRole("button", { name: "换一个" }).click();
  await change.getByRole("button", { name: "修改 FTP 密码" }).click();
  await giveAgain(page, person);
  await expect(change.getByText("FTP 密码已修改。")).toBeVisible();

  // What stops is said first; nothing has happened when one does not go on.
  const pause = controlRow(page, "暂停网站");
  await expectBlocked(page, "恢复网站", "网站正在运行。");
  await pause.getByRole("button", { name: "暂停网站" }).click();
  await expect(pause.getByText("访客马上打不开网站", { exact: false })).toBeVisible();
  await pause.getByRole("button", { name: "不做了" }).click();
  await expectBlocked(page, "恢复网站", "网站正在运行。");
  await press(page, { title: "暂停网站", go: "暂停网站", stops: /^访客马上打不开网站/, says: "网站已暂停。" });
  await expect(page.locator("main [data-status]").first()).toHaveText("已暂停");
  await expectBlocked(page, "绑定域名", "网站已暂停，恢复运行后才能使用。");
  await press(page, { title: "恢复网站", go: "恢复网站", says: "网站已恢复运行。" });
  await expect(page.locator("main [data-status]").first()).toHaveText("运行中");

  await press(page, {
    title: "默认首页",
    go: "保存默认首页",
    fill: (form) => form.getByLabel("默认首页").fill("index.php\nindex.html"),
    says: "默认首页顺序为 index.php → index.html。",
  });
  // The form opens with the setting as it is, and nothing can be saved until it is changed.
  const pages = controlRow(page, "默认首页");
  await pages.getByRole("button", { name: "保存默认首页" }).click();
  await expect(pages.getByLabel("默认首页")).toHaveValue("index.php\nindex.html");
  await expect(pages.getByRole("button", { name: "保存默认首页" })).toBeDisabled();
  await expect(pages.getByText("和现在的设置一样。")).toBeVisible();
  await pages.getByLabel("默认首页").fill("index.html");
  await expect(pages.getByRole("button", { name: "保存默认首页" })).toBeEnabled();
  await pages.getByRole("button", { name: "不做了" }).click();
  await press(page, {
    title: "404 页面",
    go: "保存 404 页面",
    fill: (form) => form.getByLabel("404 页面").fill("errors/404.html"),
    says: "404 页面设为 errors/404.html。",
  });
  await press(page, {
    title: ".NET 版本",
    go: "切换 .NET 版本",
    stops: /^切换时网站会重新启动/,
    fill: (form) => form.getByRole("radio", { name: ".NET 4.0" }).check(),
    says: "已切换到 .NET 4.0。",
  });
  await press(page, {
    title: "错误信息",
    go: "保存错误信息设置",
    fill: (form) => form.getByRole("checkbox").check(),
    says: "访客会看到详细错误。",
  });
  await press(page, {
    title: "日志文件",
    go: "保存日志设置",
    fill: (form) => form.getByRole("checkbox").check(),
    says: "日志文件可以读取了。",
  });

  // Who may visit: each of the two lists has an effect under one default only.
  await expectBlocked(page, "允许 IP", "现在所有人都能访问，先把默认权限改为“只有允许的 IP”。");
  await press(page, {
    title: "拒绝 IP",
    go: "拒绝 IP",
    fill: (form) => form.getByLabel("IP 地址").fill("8.8.8.8"),
    says: "8.8.8.8 已被拒绝访问。",
  });
  const denied = page.getByRole("table", { name: "IP 名单" }).getByRole("row").filter({ hasText: "8.8.8.8" });
  await expect(denied).toContainText("拒绝");
  await denied.getByRole("button", { name: "移出名单" }).click();
  await rowForm(page).getByRole("button", { name: "移出名单" }).click();
  await expect(denied).toHaveCount(0);
  await press(page, {
    title: "默认访问权限",
    go: "保存访问权限",
    stops: /其他访客马上打不开网站/,
    fill: (form) => form.getByRole("radio", { name: /^只有允许的 IP/ }).check(),
    says: "只有允许的 IP 能访问。",
  });
  await expectBlocked(page, "拒绝 IP", "现在只有允许的 IP 能访问，拒绝名单不起作用。");
  await press(page, {
    title: "允许 IP",
    go: "允许 IP",
    fill: (form) => form.getByLabel("IP 地址").fill("114.114.114.114"),
    says: "114.114.114.114 可以访问了。",
  });
  await press(page, {
    title: "限制文件夹",
    go: "限制文件夹",
    fill: async (form) => {
      await form.getByLabel("文件夹").fill("admin");
      await form.getByLabel("允许的 IP").fill("7.7.7.7");
    },
    says: "admin 只有 1 个 IP 规则可以访问。",
  });
  const folder = page.getByRole("table", { name: "受限的文件夹" }).getByRole("row").filter({ hasText: "admin" });
  await folder.getByRole("button", { name: "取消限制" }).click();
  await rowForm(page).getByRole("button", { name: "取消限制" }).click();
  await expect(folder).toHaveCount(0);

  // Slow ones go on without the page, and their end is found again.
  const pack = controlRow(page, "压缩文件夹");
  await pack.getByRole("button", { name: "压缩文件夹" }).click();
  await pack.getByLabel("文件夹").fill("upload");
  await pack.getByLabel("压缩成").fill("backup.rar");
  await pack.getByRole("button", { name: "压缩文件夹" }).click();
  await expect(pack.locator("form")).toHaveCount(0);
  await page.reload();
  await expect(pack.getByText("upload 已压缩成 backup.rar。")).toBeVisible({ timeout: 30_000 });
  await press(page, {
    title: "解压文件",
    go: "解压文件",
    fill: async (form) => {
      await form.getByLabel("压缩文件").fill("missing.zip");
      await form.getByLabel("文件夹").fill("www");
    },
    says: "压缩文件不正确，或文件不存在。",
  });
  await press(page, {
    title: "解压文件",
    go: "解压文件",
    fill: async (form) => {
      await form.getByLabel("压缩文件").fill("site.zip");
      await form.getByLabel("文件夹").fill("www");
    },
    says: "site.zip 已解压到 www。",
  });

  // What is lost is said, and the host's name is typed.
  const gone = controlRow(page, "删除顽固文件");
  await gone.getByRole("button", { name: "删除文件" }).click();
  await expect(gone.getByText("文件或整个文件夹会被永久删除，无法找回。")).toBeVisible();
  await gone.getByLabel("文件或文件夹").fill("upload/old.txt");
  await expect(gone.getByRole("button", { name: "删除文件" })).toBeDisabled();
  await gone.getByLabel(`输入 ${name} 表示确认`).fill(name);
  await gone.getByRole("button", { name: "删除文件" }).click();
  await expect(gone.getByText("upload/old.txt 已删除。")).toBeVisible();

  await page.reload();
  // Present settings stand there without a press.
  await expect(controlRow(page, "默认首页").getByText("现在：index.php → index.html")).toBeVisible();
  const ftp = (label: string) => page.getByText(label, { exact: true }).locator("xpath=..");
  await expect(ftp("FTP 用户名").getByText(name, { exact: true })).toBeVisible();
  await expect(ftp("FTP 端口").getByRole("button", { name: /复制/ })).toBeVisible();
  await openGroup(page, "操作日志");
  await expect(page.getByRole("table", { name: "管理日志" }).getByText("删除 upload/old.txt")).toBeVisible();
  await expect(page.getByRole("list", { name: "记录" }).getByText("upload 已压缩成 backup.rar。")).toBeVisible();
  await expectAccessible(page);
});

test("a Java host on the mainland: its domains with their filing, its gifts, what only Windows can", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const person = await buyer(page, 200_000);
  const own = await ownDomain(person);
  const config = { location: "china", kind: "jsp", line: "telecom", sizeMb: 200, ftpName: word(10), password };
  const id = await buyProduct(page, "hosting", config);
  const service = `/account/services/${id}`;
  await page.goto(service);
  await press(page, { title: "重启 Tomcat", go: "重启 Tomcat", stops: /^网站会中断几秒/, says: "Tomcat 已重启。" });
  for (const group of ["网站设置", "访问限制", "文件"]) await openGroup(page, group);
  for (const title of ["错误信息", "默认访问权限", "拒绝 IP", "限制文件夹", "删除顽固文件", "日志文件"]) {
    await expectBlocked(page, title, "只有 Windows 主机有这个功能。");
  }
  await expect(page.getByText(".NET 版本")).toHaveCount(0);
  const refused = await post(page, `/api/v1/services/${id}/controls/deleteFile`, {
    input: { path: "a" },
    confirm: "x",
  });
  expect(refused.status()).toBe(409);

  // One's own domain in one step: bound, and its record set.
  await press(page, {
    title: "绑定域名",
    go: "绑定域名",
    fill: (form) => form.getByLabel("域名", { exact: true }).fill(own.name),
    records: "www CNAME",
    says: `www.${own.name} 已绑定。`,
  });
  const bound = page.getByRole("table", { name: "绑定的域名" }).getByRole("row");
  await expect(bound.filter({ hasText: `www.${own.name}` })).toBeVisible();
  await expect(page.getByText("这些解析没有设上", { exact: false })).toHaveCount(0);

  // Without a filing it isn't taken; filed elsewhere its data is asked for, and what was typed is kept.
  const bind = controlRow(page, "绑定域名");
  await bind.getByRole("button", { name: "绑定域名" }).click();
  await bind.getByLabel("域名", { exact: true }).fill(`free-icp-none-${word(6)}.com`);
  await bind.getByRole("button", { name: "绑定域名" }).click();
  await expect(bind.getByText("域名还没有完成 ICP 备案，不能绑定到大陆的主机。", { exact: false })).toBeVisible();
  const elsewhere = `free-icp-elsewhere-${word(6)}.com`;
  await bind.getByLabel("域名", { exact: true }).fill(elsewhere);
  await bind.getByRole("button", { name: "绑定域名" }).click();
  await expect(bind.getByText("域名在其他服务商备案。打开", { exact: false })).toBeVisible();
  await bind.getByRole("checkbox", { name: /^域名在其他服务商备案/ }).check();
  await bind.getByLabel("单位名称或个人姓名").fill("杭州山里茶有限公司");
  await bind.getByLabel("组织机构代码").fill("12345678");
  await bind.getByLabel("联系地址").fill("杭州市西湖区龙井路 18 号");
  await bind.getByLabel("联系电话").fill("057112345678");
  await bind.getByLabel("网站名称").fill("山里茶");
  await bind.getByLabel("主办人身份证号").fill("11010519491231002X");
  await bind.getByLabel("应急联系人", { exact: true }).fill("单良");
  await bind.getByLabel("应急联系人身份证号").fill("11010519491231002X");
  await bind.getByLabel("固定电话").fill("057112345678");
  await bind.getByLabel("移动电话").fill("13800138000");
  await bind.getByLabel("电子邮箱").fill("shan@example.com");
  await bind.getByRole("button", { name: "绑定域名" }).click();
  await expect(bind.getByText("格式不对。9 位数字。")).toBeVisible();
  await bind.getByLabel("组织机构代码").fill("123456789");
  await bind.getByRole("button", { name: "绑定域名" }).click();
  await expect(bind.getByText(`www.${elsewhere} 已绑定。`)).toBeVisible();
  await expect(bind.getByText("这些解析没有设上，请自己设：", { exact: false })).toBeVisible();

  const row = bound.filter({ hasText: `www.${elsewhere}` });
  await row.getByRole("button", { name: "解除绑定" }).click();
  const sure = rowForm(page);
  await expect(sure.getByText("解除后，用这个域名打不开网站。解析记录不会改动。")).toBeVisible();
  await expect(sure.getByRole("button", { name: "解除绑定" })).toBeDisabled();
  await sure.getByLabel(`输入 www.${elsewhere} 表示确认`).fill(`www.${elsewhere}`);
  await sure.getByRole("button", { name: "解除绑定" }).click();
  await expect(row).toHaveCount(0);

  // The gifts: opened here, with pages of their own that lead back.
  await openGroup(page, "赠品");
  const mail = controlRow(page, "领取赠送邮局");
  await mail.getByRole("button", { name: "开通邮局" }).click();
  await mail.getByLabel("邮局域名").fill(own.name);
  await mail.getByRole("button", { name: "开通邮局" }).click();
  await giveAgain(page, person);
  await expect(mail.getByText(`邮局 ${own.name} 已开通，可以去它的页面添加邮箱。`)).toBeVisible();
  await expectBlocked(page, "领取赠送邮局", "已经领取。");
  const database = word(8);
  const gift = controlRow(page, "领取赠送数据库");
  await gift.getByRole("button", { name: "开通数据库" }).click();
  await expect(gift.getByLabel("数据库名称")).toBeVisible();
  await expect(gift.getByText("MSSQL")).toHaveCount(0);
  await gift.getByLabel("数据库名称").fill(database);
  await gift.getByRole("button", { name: "开通数据库" }).click();
  await expect(gift.getByText(`数据库 sq_${database} 已开通，可以去它的页面管理。`)).toBeVisible();
  await page.getByRole("link", { name: `数据库 sq_${database}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `sq_${database}` })).toBeVisible();
  await expect(page.getByText(`随 ${config.ftpName} 续期`)).toBeVisible();

  await page.goto(`/account/services/${own.id}/records`);
  await expect(
    page
      .getByRole("row")
      .filter({ hasText: `${config.ftpName}.w` })
      .filter({ hasText: "CNAME" }),
  ).toBeVisible();
});

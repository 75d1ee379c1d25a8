import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSetting } from "@/lib/approvals/write-setting";
import type { StaffActor } from "@/lib/core/actor";
import type { AppError } from "@/lib/core/errors";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { settingKeys, settings } from "./contract";
import { readBrand } from "./read-brand";
import { readLogo } from "./read-logo";
import { forgetSettings, readSetting } from "./read-setting";
import { writeLogo } from "./write-logo";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const staff = (role: StaffActor["role"]): StaffActor => ({
  kind: "staff",
  role,
  userId: randomUUID(),
  sessionId: randomUUID(),
  ip: "::1",
  reauthAt: new Date(),
});

describe("settings", () => {
  it("all have defaults", () => {
    for (const key of settingKeys) expect(settings[key].schema.safeParse({}).success).toBe(true);
  });

  it("are written by admins only, decoded for reading, and audited before and after", async () => {
    for (const role of ["support", "finance"] as const) {
      await expect(writeSetting(staff(role), { key: "brand", value: {} })).rejects.toMatchObject({ status: 403 });
    }
    await writeSetting(staff("admin"), { key: "agentBalance", value: { alarmFen: "12300" } });
    expect(await readSetting("agentBalance")).toEqual({ alarmFen: 12_300n });
    await writeSetting(staff("admin"), { key: "agentBalance", value: { alarmFen: "500" } });
    const rows = await database.db.auditEvent.findMany({
      where: { subjectId: "agentBalance" },
      orderBy: { id: "asc" },
    });
    expect(rows.map((row) => [row.before, row.after])).toEqual([
      [{}, { alarmFen: "12300" }],
      [{ alarmFen: "12300" }, { alarmFen: "500" }],
    ]);
  });

  it("that somebody else has changed since are not overwritten", async () => {
    const admin = staff("admin");
    await writeSetting(admin, { key: "filing", value: {} });
    const seen = { icp: "", police: "" };
    const icp = "浙ICP备20261124号-1";
    await writeSetting(admin, { key: "filing", value: { icp }, seen });
    // The same once more, because its answer was lost.
    expect(await writeSetting(admin, { key: "filing", value: { icp }, seen })).toMatchObject({ waits: null });
    const late = { key: "filing", value: { police: "浙公网安备33010602000000号" }, seen } as const;
    await expect(writeSetting(admin, late)).rejects.toMatchObject({ code: "settings.changed_meanwhile", status: 409 });
    expect(await readSetting("filing")).toMatchObject({ icp, police: "" });
    await writeSetting(admin, { ...late, value: { ...late.value, icp }, seen: { icp } });
    expect(await readSetting("filing")).toEqual({ icp, ...late.value });
  });

  it("are read although a field is stored that is no more", async () => {
    const value = { phone: "021-5555 0001", helpUrl: "https://help.example" };
    await database.db.setting.create({ data: { key: "contacts", value } });
    forgetSettings();
    expect(await readSetting("contacts")).toEqual({ phone: "021-5555 0001", hoursZh: "", hoursEn: "", email: "" });
    expect(await readBrand("zh")).not.toHaveProperty("helpUrl");
    await database.db.setting.delete({ where: { key: "contacts" } });
    forgetSettings();
  });

  it("say which field is wrong", async () => {
    const wrong = await writeSetting(staff("admin"), { key: "filing", value: { icp: "hello" } }).catch((e) => e);
    expect((wrong as AppError).fields).toEqual({ "value.icp": { code: "settings.icp_format" } });
    const mail = await writeSetting(staff("admin"), { key: "contacts", value: { email: "nobody" } }).catch((e) => e);
    expect((mail as AppError).fields).toMatchObject({ "value.email": { code: "email.format" } });
  });

  it("give a brand in which a missing language is replaced by the other", async () => {
    expect(await readBrand("zh")).toMatchObject({ name: "金橘" });
    await writeSetting(staff("admin"), { key: "brand", value: { nameZh: "山茶域名" } });
    await writeSetting(staff("admin"), { key: "filing", value: { icp: "浙ICP备20261124号-1" } });
    expect(await readBrand("en")).toMatchObject({ name: "山茶域名", company: "山茶域名", icp: "浙ICP备20261124号-1" });
  });
});

describe("the logo", () => {
  it("is re-encoded, named by its content, and refused when it is no picture", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><script>alert(1)</script><rect width="400" height="200" fill="red"/></svg>`;
    const { logoUrl } = await writeLogo(staff("admin"), { imageBase64: Buffer.from(svg).toString("base64") });
    expect(logoUrl).toMatch(/^\/api\/v1\/brand\/logo\?v=[0-9a-f]{12}$/);
    expect(await readBrand("zh")).toMatchObject({ logoUrl });
    const answer = await readLogo();
    const picture = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect((await sharp(picture).metadata()).height).toBe(96);
    expect(picture.toString("latin1")).not.toContain("script");
    await expect(
      writeLogo(staff("admin"), { imageBase64: Buffer.from("not a picture").toString("base64") }),
    ).rejects.toMatchObject({ fields: { imageBase64: { code: "settings.not_a_picture" } } });
    await writeLogo(staff("admin"), { imageBase64: null });
    await expect(readLogo()).rejects.toMatchObject({ status: 404 });
  });
});

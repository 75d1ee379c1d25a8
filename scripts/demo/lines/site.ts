import { type NewSite, newSiteName, openSite } from "@/sandbox/chapters/sites/find-site";
import { siteYearFen } from "@/sandbox/chapters/sites/prices";
import type { DemoProduct } from "../products";
import { type DemoLine, demoYears } from "./line";

const siteOf = ({ wire }: DemoProduct): NewSite => ({
  ...(wire as unknown as Pick<NewSite, "edition" | "terminal" | "templateId" | "location">),
  ...{ mobileTemplateId: "", roomId: "", language: "1", templates: [] },
});

export const demoSites: DemoLine = {
  rowsOf: ({ sites }) => sites,
  costFen: (_world, product, months) => siteYearFen(siteOf(product)) * demoYears(months),
  madeName: (world, product) => newSiteName(world, siteOf(product).terminal),
  put: (world, product, { name, months }) => ({
    password: openSite(world, name, siteOf(product), months / 12).password,
  }),
};

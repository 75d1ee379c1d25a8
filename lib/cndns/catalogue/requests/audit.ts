import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  {
    id: "domains.DomainAudit",
    input: {
      domain: "qewfdsfzsdasd.cn",
      kind: "enterprise",
      organisation: "company",
      document: "business_licence",
      documentAddress: "images.cndns.com/cn/hosting/images/bgphst.jpg",
      documentNumber: "2342837483274",
      identityCardAddress: "images.cndns.com/cn/hosting/images/bgphst.jpg",
      identityCardNumber: "310107830202001",
      contactName: "刘甦",
      contactPhone: "13111111111",
    },
  },
  { id: "domains.checkAuditResult", input: { domains: ["qwefasdfsadf.cn", "qewfdsfzsdffsd.cn"] } },
];

export default requests;

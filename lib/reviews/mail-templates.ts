import { mailTemplate } from "@/lib/notify/template";

/** The real-name review has passed. */
export const reviewPassedMail = mailTemplate<{ registrant: string; registrantId: string }>({
  name: "registrants.review-passed",
  zh: ({ registrant, registrantId }, shop) => ({
    subject: `实名审核已通过：${registrant}`,
    paragraphs: [`注册人“${registrant}”的实名审核已通过，名下的域名可以正常解析了。`, "您上传的证件照片已经删除。"],
    action: { label: "查看注册人", url: `${shop.url}/account/registrants/${registrantId}` },
  }),
  en: ({ registrant, registrantId }, shop) => ({
    subject: `Real-name review passed: ${registrant}`,
    paragraphs: [
      `The real-name review of the registrant “${registrant}” has passed. Its domains can resolve now.`,
      "The pictures of documents that you uploaded have been deleted.",
    ],
    action: { label: "See the registrant", url: `${shop.url}/account/registrants/${registrantId}` },
  }),
});

/** The reviewer refused the documents. */
export const reviewRefusedMail = mailTemplate<{ registrant: string; registrantId: string; memo: string }>({
  name: "registrants.review-refused",
  zh: ({ registrant, registrantId, memo }, shop) => ({
    subject: `实名审核没有通过：${registrant}`,
    paragraphs: [
      `注册人“${registrant}”的实名审核没有通过。`,
      memo ? `审核员的说明：${memo}` : "审核员没有写明原因，通常是照片不清楚，或名称、号码与证件不一致。",
      "您上传的证件照片已经删除，请重新拍照提交。审核通过前，名下需要实名的域名不能解析。",
    ],
    action: { label: "重新提交", url: `${shop.url}/account/registrants/${registrantId}` },
  }),
  en: ({ registrant, registrantId, memo }, shop) => ({
    subject: `Real-name review not passed: ${registrant}`,
    paragraphs: [
      `The real-name review of the registrant “${registrant}” did not pass.`,
      memo
        ? `The reviewer's words: ${memo}`
        : "The reviewer gave no reason; usually a photo is not clear, or name or number differ from the document.",
      "The pictures you uploaded have been deleted; please take new ones. Domains that need the review do not resolve until it passes.",
    ],
    action: { label: "Hand in again", url: `${shop.url}/account/registrants/${registrantId}` },
  }),
});

import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  {
    id: "support.Question",
    input: {
      question: "alskdjfalddj",
      pictures: ["www.cndns.com/images/zh_domain_ads.jpg", "www.cndns.com/images/domain_ad.jpg"],
      category: "database_technical",
      product: "testhost",
    },
    printed: { prname: null, priname: "testhost" }, // the table writes priname
  },
  {
    id: "support.Reply",
    input: {
      question: "alskdjfalstdjf",
      pictures: ["www.cndns.com/images/zh_domain_ads.jpg", "www.cndns.com/images/domain_ad.jpg"],
      questionId: "266",
    },
  },
  { id: "support.ReplyDetail", input: { questionId: "281" } },
];

export default requests;

import { removeHelpArticleContract, saveHelpArticleContract } from "@/lib/help/admin-contract";
import { removeArticle } from "@/lib/help/remove-article";
import { saveArticle } from "@/lib/help/save-article";
import { serve } from "@/lib/http/serve";

export const PUT = serve(saveHelpArticleContract, saveArticle);
export const DELETE = serve(removeHelpArticleContract, removeArticle);

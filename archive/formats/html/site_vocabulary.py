"""How sites name their parts: the article, its title, and what is site chrome."""

import re
from functools import lru_cache

from archive.formats.html.element_roles import words

# Editors and templates of Chinese sites call the article so, in class or id; hyphens and figures do not count.
_ARTICLES = words(
    "trseditor ucapcontent zoom zoomcon zoomtext vnewscontent vsbcontent articlecontent articlecon articlebody"
    " articletext articletxt newscontent newscon newstext newsbody contenttxt contenttext contentbody contentmain"
    " textcontent pagescontent mydoccontent wparticlecontent wpvisualeditor xlmain xlcontent detailcontent infocontent"
    " entrycontent postcontent richmediacontent jscontent arccontent artcontent artcon btarticle cascontent"
    " ewbarticleinfo fontzoom bodytext trsueditor wenzhangcontent detailtextcontent conbody zwcontent"
    " zhengwen nrcontent readcontent mainbody"
)
_TITLES = words(
    "title biaoti bt tit arttitle articletitle articletit newstitle contenttitle detailtitle arctitle infotitle"
    " maintitle pagetitle xltitle xltit articlehead headline subject wparticletitle wzbt richmediatitle"
    " activityname wenzhangtitle zwtitle doctitle contitle"
)
_SITE_CHROME = {
    "网站导航": "nav navbar menu menus submenu breadcrumb breadcrumbs crumb crumbs bread weizhi dqwz curpos position"
    " sidebar leftnav rightnav leftmenu topnav topbar toplink sitenav sitemap channel pagination pager prevnext sxp",
    "网页按钮": "share shares sharebox bdshare bdsharebuttonbox jiathis social print printer dayin fontsize toolbar"
    " tools qrcode ewm erweima favor search searchbox searchbar login banner logo",
    "相关链接": "related relate relatednews relatedlinks xgwz xgyd xgxw recommend recommended comments hotnews"
    " friendlink friendlinks yqlj",
    "网站页脚": "footer foot copyright copyrights footerbox",
}
_BY_NAME = {name: reason for reason, names in _SITE_CHROME.items() for name in names.split()}
_BY_TAG = {"nav": "网站导航", "aside": "相关链接", "footer": "网站页脚", "header": "网站页眉"}
_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
# Class and id may be as long as anybody likes.
_LONGEST = 60


def is_article(tag: str, names: str) -> bool:
    """Whether class and id say that an element is the article: TRS_Editor, v_news_content."""
    return tag == "article" or any(_bare(name) in _ARTICLES for name in names.split())


def is_title(names: str) -> bool:
    return any(_bare(name) in _TITLES for name in names.split())


def site_chrome(tag: str, names: str) -> str:
    """The reason why an element is no part of the article, by its tag, class and id: footer, share-box; or ''."""
    return _BY_TAG.get(tag) or next(filter(None, map(_reason, names.split())), "")


@lru_cache(maxsize=4096)
def _reason(name: str) -> str:
    parts = [part.lower() for part in _WORD.findall(name[:_LONGEST])]
    return next((_BY_NAME[part] for part in ("".join(parts), *parts[:1], *parts[-1:]) if part in _BY_NAME), "")


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return "".join(_WORD.findall(name[:_LONGEST])).lower()

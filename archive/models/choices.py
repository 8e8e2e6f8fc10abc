"""The closed vocabularies of the archive, as choices that know how to behave."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Where a body stands in the order of the federations."""

    NATIONAL = "national", _("全国")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    INDUSTRY = "industry", _("产业（系统）")
    GRASSROOTS = "grassroots", _("基层")


class RegionLevel(models.TextChoices):
    NATIONAL = "national", _("全国")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")


class Genre(models.TextChoices):
    """The fifteen official types (文种) of the regulations on official documents."""

    DECISION = "决议", _("决议")
    DETERMINATION = "决定", _("决定")
    ORDER = "命令", _("命令")
    COMMUNIQUE = "公报", _("公报")
    PROCLAMATION = "公告", _("公告")
    ANNOUNCEMENT = "通告", _("通告")
    OPINION = "意见", _("意见")
    NOTICE = "通知", _("通知")
    CIRCULAR = "通报", _("通报")
    REPORT = "报告", _("报告")
    REQUEST = "请示", _("请示")
    REPLY = "批复", _("批复")
    MOTION = "议案", _("议案")
    LETTER = "函", _("函")
    MINUTES = "纪要", _("纪要")


class YearBasis(models.TextChoices):
    """What a directive's year rests on, the surest first."""

    ISSUED = "issued", _("成文日期")
    NUMBER = "number", _("发文字号")
    PRINTED = "printed", _("印发日期")
    INFERRED = "inferred", _("据正文推断")


class IssuerBasis(models.TextChoices):
    STATED = "stated", _("文中载明")
    INFERRED = "inferred", _("据正文推断")


class ForwardingKind(models.TextChoices):
    """How a notice brings another directive along."""

    FORWARD = "转发", _("转发")
    PRINT = "印发", _("印发")
    APPROVE = "批转", _("批转")


class ActionItemKind(models.TextChoices):
    TASK = "task", _("任务")
    REPORT = "report", _("报告")
    STUDY = "study", _("学习")
    PROHIBITION = "prohibition", _("禁止")


class BindingGrade(models.TextChoices):
    """How binding an action item is, from what binds most; as archive.parsing.action_items.binding_force reads it."""

    FORBIDDEN = "forbidden", _("不得")
    REQUIRED = "required", _("应当")
    IN_PRINCIPLE = "in-principle", _("原则上")
    ENCOURAGED = "encouraged", _("鼓励或可以")


class SectionKind(models.TextChoices):
    """A section is a numbered item of the outline, or the text before the first and after the last."""

    LEAD = "lead", _("引言")
    ITEM = "item", _("条目")
    CLOSING = "closing", _("结尾")
    ATTACHMENT = "attachment", _("附件")


class ReferenceForm(models.TextChoices):
    """How a mention is written."""

    WORK = "work", _("书名号")
    NUMBER = "number", _("文号")
    WORDS = "words", _("文字")


class ReferenceKind(models.TextChoices):
    """What a mention is to the directive: only mentioned, told by its form, or what it rests on."""

    WORK = "work", _("书名号")
    NUMBER = "number", _("文号")
    BASED_ON = "based on", _("依据")


class OccasionKind(models.TextChoices):
    """What a directive answers (事由)."""

    SPEECH = "speech", _("讲话")
    INSTRUCTION = "instruction", _("指示批示")
    LETTER = "letter", _("书信")
    MEETING = "meeting", _("会议")
    EXPOSITION = "exposition", _("论述")
    DIRECTIVE = "directive", _("上级文件")
    OTHER = "other", _("其他事由")


class OccurrenceBasis(models.TextChoices):
    """By what a text was recognised as a directive that the archive holds already."""

    NUMBER = "number", _("文号相同")
    TITLE = "title", _("标题相同")


class Confidence(models.TextChoices):
    """How surely a field was found."""

    CERTAIN = "certain", _("确定")
    LIKELY = "likely", _("较可信")
    DOUBTFUL = "doubtful", _("存疑")


class UseAct(models.TextChoices):
    """What the register of uses (利用登记) records."""

    SIGNED_IN = "signed-in", _("登录")
    REFUSED = "refused", _("登录未成")
    LOCKED = "locked", _("暂停登录")
    SIGNED_OUT = "signed-out", _("退出")
    EXPORTED = "exported", _("导出")
    UNCOVERED = "uncovered", _("查看隐去内容")
    ORIGINAL = "original", _("取得来源文件")
    ACCOUNT_CHANGED = "account-changed", _("账号与权限变动")


class ChangeAct(models.TextChoices):
    """What the history of a directive records."""

    CORRECTED = "corrected", _("修改")
    REVIEWED = "reviewed", _("校核")
    REREAD = "reread", _("重新读取")
    UNDONE = "undone", _("撤销修改")
    REGISTERED = "registered", _("登记")
    OPENED = "opened", _("设定知悉范围")
    VALIDITY = "validity", _("核定效力")
    WITHDRAWN = "withdrawn", _("撤下")
    RESTORED = "restored", _("恢复")
    SEALED = "sealed", _("封存")


class Openness(models.TextChoices):
    """Who may know of a directive (知悉范围), the widest first."""

    ALL = "all", _("所有读者")
    SIGNED_IN = "signed-in", _("登录的读者")
    GROUPS = "groups", _("指定的人员组")


class Custody(models.TextChoices):
    """Whether the archive shows what it holds."""

    HELD = "held", _("在库")
    WITHDRAWN = "withdrawn", _("已撤下")
    SEALED = "sealed", _("已封存")


class OfficePlace(models.TextChoices):
    """What a directive is to the office that keeps the archive (来文类别)."""

    ABOVE = "above", _("上级来文")
    OWN = "own", _("本级发文")
    BELOW = "below", _("下级报文")
    LEVEL = "level", _("平级来文")
    ELSEWHERE = "elsewhere", _("外地参考")


class Handling(models.TextChoices):
    """Whether a directive is only to be read, or somebody has to see to it."""

    READING = "reading", _("阅件")
    ACTION = "action", _("办件")


class CopyQuality(models.TextChoices):
    """What a received copy is."""

    ISSUED = "issued", _("正式印发件")
    OFD = "ofd", _("OFD")
    SCAN = "scan", _("扫描件")
    ELECTRONIC = "electronic", _("电子稿")
    WEB = "web", _("网页转载")


class DraftState(models.TextChoices):
    """How far a file that was brought in is on its way into the archive."""

    WAITING = "waiting", _("待读")
    READ = "read", _("已读")
    QUEUED = "queued", _("正在入库")
    TAKEN_IN = "taken-in", _("已入库")
    KNOWN = "known", _("已有")
    REFUSED = "refused", _("拒收")
    GIVEN_UP = "given-up", _("已放弃")


class ValidityState(models.TextChoices):
    """Whether a directive holds on a day (效力)."""

    IN_FORCE = "in-force", _("现行有效")
    AMENDED = "amended", _("已修改")
    PARTLY_LAPSED = "partly-lapsed", _("部分失效")
    ABOLISHED = "abolished", _("已废止")
    DECLARED_LAPSED = "declared-lapsed", _("宣布失效")
    ANNULLED = "annulled", _("已撤销")
    NOT_YET = "not-yet-in-force", _("尚未施行")
    UNSETTLED = "unsettled", _("未核定")


class ValidityKind(models.TextChoices):
    """What happened to a directive, or was laid down, that its validity follows from."""

    IN_FORCE_FROM = "in-force-from", _("施行日期")
    CONFIRMED = "confirmed", _("现行有效")
    AMENDED = "amended", _("修改")
    PARTLY_LAPSED = "partly-lapsed", _("部分失效")
    ABOLISHED = "abolished", _("废止")
    DECLARED_LAPSED = "declared-lapsed", _("宣布失效")
    ANNULLED = "annulled", _("撤销")
    TRIAL = "trial", _("试行")
    TERM = "term", _("有效期")

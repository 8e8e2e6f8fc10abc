"""What questions are made of, besides what they are about."""

_INTERROGATIVES = """
什么 为什么 为何 何 何时 何地 何处 何人 如何 怎 怎么 怎么样 怎样 怎么办 哪 哪些 哪个 哪里 哪儿 哪年 哪位 哪种
谁 谁的 多少 几 几个 几时 多久 多大 多长 多远 是否 是不是 有没有 能不能 会不会 可不可以 吗 呢 ? 请问
"""
_FUNCTION_WORDS = """
是 的 了 吧 啊 呀 嘛 有 在 和 与 及 或 而 且 但 对 被 把 将 会 能 可以 应该 需要 我 你 您 他 她 它 我们 你们 他们
这 那 这个 那个 都 也 就 还 又 很 于 之 其 以 为 请 想 要 到 从 由 给 让 使 个 一 一个 时候 地方 一下
关于 对于 有关 相关 以及
"""
# What questions ask for by its name: 有哪些关于劳模的文件.
SOUGHT = "文件"

INTERROGATIVES = frozenset(_INTERROGATIVES.split())
# Function words say nothing of what is sought either.
STOP_WORDS = INTERROGATIVES | frozenset(_FUNCTION_WORDS.split())

"""How gunicorn serves the archive. HOST and PORT come from the environment."""

import os

from search import analysis

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
wsgi_app = "archive.wsgi"
workers = 2
threads = 4
# The application and jieba's dictionary are loaded once, before the workers fork, and shared by them.
preload_app = True
timeout = 60
loglevel = "warning"


def when_ready(server):
    address = f"http://{bind.replace('0.0.0.0', '127.0.0.1')}"
    print(f"\n工会文件档案已启动，请用浏览器打开 {address}\n按 Ctrl+C 停止。", flush=True)


def on_starting(server):
    analysis.initialize()

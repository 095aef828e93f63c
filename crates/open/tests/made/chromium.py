"""Has Chromium print and save pages: python3 chromium.py PAGES INTO."""
import base64, functools, http.server, json, subprocess, sys, threading, time, urllib.request

pages, into = sys.argv[1:]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=pages))
threading.Thread(target=server.serve_forever, daemon=True).start()
driver = subprocess.Popen(["chromedriver", "--port=9599"], stdout=subprocess.DEVNULL)


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request("http://127.0.0.1:9599" + path, data=data, method=method, headers=headers)
    return json.load(urllib.request.urlopen(request))["value"]


try:
    for _ in range(50):
        try:
            call("GET", "/status")
            break
        except OSError:
            time.sleep(0.2)
    options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}
    wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
    session = "/session/" + call("POST", "/session", wanted)["sessionId"]

    def ask(command, **params):
        return call("POST", session + "/goog/cdp/execute", {"cmd": command, "params": params})

    for page, name in [("article.html", "chromium"), ("columns.html", "columns")]:
        call("POST", session + "/url", {"url": f"http://127.0.0.1:{server.server_port}/{page}"})
        printed = ask("Page.printToPDF", displayHeaderFooter=True, preferCSSPageSize=True)
        open(f"{into}/{name}.pdf", "wb").write(base64.b64decode(printed["data"]))
        if name == "chromium":
            saved = ask("Page.captureSnapshot", format="mhtml")
            open(f"{into}/chromium.mhtml", "w", newline="").write(saved["data"])
    call("DELETE", session)
finally:
    driver.terminate()

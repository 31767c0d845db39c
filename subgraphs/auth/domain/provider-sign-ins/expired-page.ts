/** The page for a browser that comes back too late, twice, or without having begun. It can't know which app to return to. */
export const expiredSignInPage = `<!doctype html>
<html lang="ko">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bunri</title><style>
body { max-width: 480px; margin: 0 auto; padding: 48px 24px; font: 16px/1.6 sans-serif }
</style></head>
<body>
<h1>로그인 시간이 지났어요</h1>
<p>이 창을 닫고 앱에서 다시 로그인해 주세요.</p>
<h2 lang="en">This sign-in has expired</h2>
<p lang="en">Close this window and start again in the app.</p>
</body>
</html>
`

#!/bin/bash
# Opens the console: on the shop if there is one, else on a demo shop. Without a terminal it does all the same and shows as text what the
# console would: the sample export imported, the queues, the day's deadlines.
set -euo pipefail
bin=$1

if [ -t 0 ] && [ -t 1 ]; then
  if [ -e "${SHOPDESK_DB:-$HOME/.local/share/shopdesk/shop.db}" ]; then exec "$bin"; else exec "$bin" demo; fi
fi

# A fresh demo shop each time, in the build folder: nothing outside is touched.
folder=$(mktemp -d .build/run.XXXXXX)
db=$folder/shop.db
export XDG_STATE_HOME=$PWD/$folder/state
unset SHOPDESK_DB SHOPDESK_USER SHOPDESK_PASSWORD_FILE SHOPDESK_NOW
"$bin" demo --no-open --db "$db"
( umask 077; echo demo-shop-2026 >"$folder/password" )
"$bin" login --db "$db" --user zhangmin --password-file "$folder/password"
echo
echo "== 导入示例文件 / importing the sample export"
"$bin" import --db "$db" Samples/Export*.csv
echo
echo "== 今日时限与队列 / the day's deadlines and the queues"
"$bin" today --db "$db"
echo
echo "== 待联系 / to be contacted"
"$bin" queue contact --db "$db" --limit 12
"$bin" logout --db "$db" >/dev/null
echo
echo "在终端上打开控制台 / to open the console, on a terminal:  $bin --db $db"
echo "登录 / sign in: zhangmin (客服主管), limei (售前), liuyang (发货) …  密码 / password: demo-shop-2026"

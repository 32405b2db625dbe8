"""Who may do what in the newsroom: one table, to be read, and walked by the tests beside it.

Roles: ``nobody`` works here without a group, ``moderator`` decides about comments, ``writer``,
``editor`` and ``publisher`` make the paper, ``chief`` is a superuser. Whoever is not logged in is
led to the log-in by every GET, and gets back what they typed by every POST.

A column of cells holds one letter for each state of an article:

    D draft   R in review   S scheduled   L live   C live, with changes in draft
    Q live, with changes in review that are due at a set time   W withdrawn

and a letter says what happens:

    y  done, or shown
    n  forbidden in words (403)
    -  hidden: answered like an article that never was
    .  nothing of the kind: told in words, since it does not fit the state
    x  this address takes posts only (405)
"""

ROLES = ("nobody", "moderator", "writer", "editor", "publisher", "chief")
STATES = "DRSLCQW"
# What an article's addresses answer to those who have no articles at all.
WITHOUT_ARTICLES = ("nobody", "moderator")

# GET below /admin/articles/article/<key>/, by the last part of the name. Nothing is written by
# any. Publishers and superusers read what editors read.
READING = """
                        writer             editor
                        own      others'   any
change                  yyyyyyy  -------   yyyyyyy
history                 yyyyyyy  -------   yyyyyyy
revision                yyyyyyy  -------   yyyyyyy
compare                 yyyyyyy  -------   yyyyyyy
notes                   yyyyyyy  -------   yyyyyyy
preview                 yyyyyyy  -------   yyyyyyy
preview_page            yyyyyyy  -------   yyyyyyy
preview_print           yyyyyyy  -------   yyyyyyy
delete                  yynnnnn  -------   yynnnnn
links                   yynnnnn  -------   yyyyyyy
merge                   yynnnnn  -------   yyyyyyy
correct                 nnnnnnn  -------   nnnyyyn
autosave                yynnnnn  -------   yyyyyyy
presence                xxnnnnn  -------   xxxxxxx
forget                  xxnnnnn  -------   xxxxxxx
restore                 xxnnnnn  -------   xxxxxxx
milestone               xxnnnnn  -------   xxxxxxx
"""

# POST to the same addresses. A button that an account may never press is forbidden before it is
# asked whose article it is. What is told or refused writes nothing of what the verb would write.
WRITING = """
                        writer             editor   publisher
                        own      others'   any      any
save                    yynnnnn  -------   yyyyyyy  yyyyyyy
send_to_review          y.nnnnn  -------   y...y..  y...y..
send_back               nnnnnnn  nnnnnnn   .y...y.  .y...y.
publish                 nnnnnnn  nnnnnnn   nnnnnnn  yyy...y
schedule                nnnnnnn  nnnnnnn   nnnnnnn  yyy...y
withdraw                nnnnnnn  nnnnnnn   nnnnnnn  ..yyyy.
publish_changes         nnnnnnn  nnnnnnn   nnnnnnn  ....yy.
schedule_changes        nnnnnnn  nnnnnnn   nnnnnnn  ....yy.
hold_changes            nnnnnnn  nnnnnnn   nnnnnnn  .....y.
discard_changes         ..nnnnn  -------   ....yy.  ....yy.
delete                  yynnnnn  -------   yynnnnn  yynnnnn
correct                 nnnnnnn  -------   nnnyyyn  nnnyyyn
restore                 yynnnnn  -------   yyyyyyy  yyyyyyy
name_revision           yynnnnn  -------   yyyyyyy  yyyyyyy
settle                  yynnnnn  -------   yyyyyyy  yyyyyyy
note                    yyyyyyy  -------   yyyyyyy  yyyyyyy
note_done               yyyyyyy  -------   yyyyyyy  yyyyyyy
share                   yynnnnn  -------   yyyyyyy  yyyyyyy
ask_for_check           yynnnnn  -------   yyyyyyy  yyyyyyy
revoke_link             yynnnnn  -------   yyyyyyy  yyyyyyy
revoke_check            yynnnnn  -------   yyyyyyy  yyyyyyy
keep_typed              yynnnnn  -------   yyyyyyy  yyyyyyy
be_present              yynnnnn  -------   yyyyyyy  yyyyyyy
forget_typed            yynnnnn  -------   yyyyyyy  yyyyyyy
"""

# The actions above the list, posted with the keys of all articles at once: which of them change.
# A superuser acts like a publisher, and nobody deletes from the list.
ACTIONS = """
                        writer             editor   publisher
                        own      others'   any      any
assign_to               yy.....  .......   yyyyyyy  yyyyyyy
add_tag                 yy.....  .......   yyyyyyy  yyyyyyy
move_to_section         yy.....  .......   yyyyyyy  yyyyyyy
send_to_review          y......  .......   y...y..  y...y..
publish_now             .......  .......   .......  yyy...y
withdraw_many           .......  .......   .......  ..yyyy.
delete_selected         .......  .......   .......  .......
"""

# Pictures: u uploaded and unused, o in an own draft, p in a public article of somebody else,
# m uploaded by oneself and used in somebody else's draft, h of somebody else, in their draft.
# Everybody else is forbidden all of it.
PICTURES = """
                        writer   editor   publisher
                        uopmh    uopmh    uopmh
GET change              yyyy-    yyyyy    yyyyy
GET history             yyyy-    yyyyy    yyyyy
GET picture             yyyy-    yyyyy    yyyyy
GET delete              nnnnn    yyyyy    yyyyy
POST change             yynn-    yyyyy    yyyyy
POST delete             nnnnn    y....    y....
"""

# The screens of a kind of row, as Django has them. v: its list, its rows and their history are
# read; a, c, d: one is added, changed, deleted. What is not named is forbidden (403); nobody
# without a group has any. Single articles and pictures are above.
SCREENS = {
    #                           moderator  writer  editor  publisher  chief
    "articles_article":         ("",       "va",   "va",   "va",      "va"),
    "articles_image":           ("",       "va",   "vad",  "vad",     "vad"),
    "articles_expert":          ("",       "va",   "vac",  "vac",     "vacd"),
    "articles_organisation":    ("",       "va",   "vac",  "vac",     "vacd"),
    "articles_tag":             ("",       "va",   "vac",  "vac",     "vacd"),
    "articles_author":          ("",       "v",    "vac",  "vac",     "vacd"),
    "articles_section":         ("",       "v",    "v",    "vac",     "vacd"),
    "articles_correction":      ("",       "v",    "v",    "v",       "v"),
    "articles_event":           ("",       "",     "v",    "v",       "v"),
    "articles_address":         ("",       "",     "va",   "va",      "va"),
    "articles_paper":           ("",       "",     "",     "",        "vc"),
    "comments_wordrule":        ("vacd",   "",     "",     "",        "vacd"),
    "comments_ban":             ("v",      "",     "",     "",        "v"),
    "comments_moderationevent": ("v",      "",     "",     "",        "v"),
    "newsletter_subscription":  ("",       "",     "",     "",        "vd"),
    "newsroom_user":            ("",       "",     "",     "",        "vacd"),
    "auth_group":               ("",       "",     "",     "",        "vacd"),
    "postbox_letter":           ("",       "",     "",     "",        "v"),
    "axes_accessattempt":       ("",       "",     "",     "",        "vcd"),
    "axes_accesslog":           ("",       "",     "",     "",        "vcd"),
    "axes_accessfailurelog":    ("",       "",     "",     "",        "vcd"),
}  # fmt: skip
SCREEN_ROLES = ("moderator", "writer", "editor", "publisher", "chief")

# What the newsroom does in the thread below an article, by the key of the article: in a draft, a
# live one and a withdrawn one. Whoever works without a group may nothing there.
THREADS = """
                        moderator  writer         editor
                                   own  others'   any
read                    -y-        -y-  -y-       -y-
answer                  -y-        -y-  -y-       -y-
invite                  -n-        -n-  -n-       -y-
revoke                  -n-        -n-  -n-       -y-
close                   -y-        -n-  -n-       -y-
"""

# Every other page. One letter for each role, in the order of ROLES. view_on_site and app_list are
# asked for a tag and for the articles. POST to the queue is every decision about a comment.
PAGES = """
                                GET     POST
index                           yyyyyy  yyyyyy
account                         yyyyyy  yyyyyy
calendar                        nnyyyy  xxxxxx
board                           nnyyyy  xxxxxx
jsi18n                          yyyyyy  xxxxxx
password_change                 yyyyyy  yyyyyy
password_change_done            yyyyyy  xxxxxx
autocomplete                    nnyyyy  xxxxxx
view_on_site                    --yyyy  --yyyy
app_list                        --yyyy  --yyyy
articles_article_autosave_new   nnyyyy  nnyyyy
articles_article_forget_new     nnxxxx  nnyyyy
articles_image_recent           nnyyyy  nnyyyy
auth_user_password_change       nnnnny  nnnnny
comments_comment_changelist     nynnny  nynnny
comments_comment_change         nynnny  nynnny
comments_figures                nynnny  nynnny
comments_commenter_changelist   nnnnny  nnnnny
comments_commenter_change       nnnnny  nnnnny
comments_commenter_download     nnnnnx  nnnnny
comments_commenter_erase        nnnnny  nnnnny
comments_comment_ban            nynnny  nynnny
"""
# The same for everybody: the way in, the way out, what is unknown; and the address of a row
# without its last part, which leads to the form, there or not.
FOR_ALL = {"logout", "login", "admin/(?P<url>.*)$"}

# What a picker finds, by the kind of row, whatever field it is for: y rows, n forbidden, h those
# that the account may see, and none of somebody else's draft. One letter for each role.
PICKERS = """
articles.Article        nnhyyy
articles.Image          nnhyyy
articles.Section        nnyyyy
articles.Tag            nnyyyy
articles.Author         nnyyyy
articles.Expert         nnyyyy
articles.Organisation   nnyyyy
newsroom.User           nnnnny
auth.Group              nnnnny
axes.AccessAttempt      nnnnny
"""

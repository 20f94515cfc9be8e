// The chat window. One script, nothing else is loaded; what people write is shown as text only.
(function (c) {
  'use strict';
  const script = document.currentScript;
  if (!script || document.querySelector('samtycke-chat')) return;
  const api = new URL('chat', script.src).href;
  const language = [script.dataset.lang, document.documentElement.lang, navigator.language]
    .map((tag) => (tag || '').slice(0, 2).toLowerCase())
    .find((tag) => tag in c.texts) || Object.keys(c.texts)[0];
  const t = c.texts[language];
  const STORED = 'chat-window', FASTEST = 2000, SLOWEST = 30000, ACTIVE = 60000;

  // {controller, id, token}: only after the visitor has written.
  let chat = stored();
  let messages = new Map(), seen = 0, wait = FASTEST, lastActive = 0;
  let timer, polling, sending, over;
  const ui = {};

  function stored() {
    try {
      const found = JSON.parse(sessionStorage.getItem(STORED));
      return found && found.controller === c.controller ? found : null;
    } catch (_) {
      return null;
    }
  }

  function remember() {
    try {
      if (chat) sessionStorage.setItem(STORED, JSON.stringify(chat));
      else sessionStorage.removeItem(STORED);
    } catch (_) {
      // Without storage the chat lasts as long as the page.
    }
  }

  function el(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on') || key === 'hidden') made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  async function ask(method, path, body) {
    const headers = {};
    if (chat) headers.authorization = 'Bearer ' + chat.token;
    if (body) headers['content-type'] = 'application/json';
    const answer = await fetch(api + path, {
      method, headers, body: body && JSON.stringify(body),
      credentials: 'omit',
    });
    return { status: answer.status, json: await answer.json().catch(() => ({})) };
  }

  // The same post until an answer comes; the mark in it makes it count once.
  async function persist(path, body) {
    for (let pause = 500; ; pause *= 2) {
      let answer = { status: 0, json: {} };
      try {
        answer = await ask('POST', path, body);
      } catch (_) {
        // No connection: as if the server were busy.
      }
      if ((answer.status && answer.status < 500) || pause > 8000) return answer;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  const messagesOf = () => '/' + chat.id + '/messages';
  const page = () => location.origin + location.pathname;
  const mark = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

  function told() {
    const fields = {};
    for (const input of ui.inputs) if (input.value.trim()) fields[input.name] = input.value.trim();
    return fields;
  }

  async function send(text) {
    if (sending || (!text.trim() && !Object.keys(told()).length)) return;
    sending = true;
    ui.send.setAttribute('aria-disabled', 'true');
    say('');
    ui.inputs.forEach((input) => input.removeAttribute('aria-invalid'));
    const fields = told();
    if (over) begin();
    let answer = chat ? null : await persist('', { ...fields, language, page: page() });
    if (answer && answer.status === 201) {
      chat = { controller: c.controller, id: answer.json.conversationId, token: answer.json.visitorToken };
      remember();
      answer = null;
    }
    if (!answer) {
      const body = { ...fields, page: page(), clientId: mark() };
      if (text.trim()) body.text = text;
      answer = await persist(messagesOf(), body);
    }
    sending = false;
    ui.send.removeAttribute('aria-disabled');
    if (answer.status === 201) {
      if (text) {
        ui.text.value = '';
        show({ sequence: answer.json.sequence, author: 'visitor', text, sentAt: new Date().toISOString() });
      } else {
        say(t.saved);
      }
      ui.about.open = false;
      active();
    } else if (answer.status === 404) {
      begin();
      say(t.failed);
    } else if (answer.status === 409) {
      ended();
    } else if (answer.status === 429) {
      say(t.tooMany);
    } else if (answer.status === 400) {
      wrong(answer.json.errors || []);
    } else {
      say(t.failed);
    }
  }

  function wrong(errors) {
    const names = errors.map((error) => error.field);
    const labels = names.map((name) => name === 'text' ? t.message : c.fields[name][language]);
    say(t.wrong + ' ' + labels.join(' / '));
    const first = ui.inputs.find((input) => names.includes(input.name));
    if (first) {
      first.setAttribute('aria-invalid', true);
      ui.about.open = true;
      first.focus();
    }
  }

  function show(message) {
    if (messages.has(message.sequence)) return;
    const mine = message.author === 'visitor';
    const time = new Date(message.sentAt).toLocaleTimeString(language, { timeStyle: 'short' });
    const item = el('div', { class: mine ? 'mine' : 'theirs' },
      el('p', { class: 'who' }, (mine ? t.you : c.name) + ' ' + time),
      el('p', { class: 'said' }, message.text));
    const next = [...messages.keys()].sort((a, b) => a - b).find((each) => each > message.sequence);
    messages.set(message.sequence, item);
    while (messages.has(seen + 1)) seen++;
    ui.log.insertBefore(item, next ? messages.get(next) : null);
    ui.log.scrollTop = ui.log.scrollHeight;
    if (!mine && ui.window.hidden) {
      ui.badge.hidden = false;
      ui.heard.textContent = t.news;
    }
  }

  const say = (text) => { ui.status.textContent = text; };

  function onDuty() {
    const part = {};
    new Intl.DateTimeFormat('en-GB', { timeZone: c.zone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(new Date()).forEach(({ type, value }) => { part[type] = value; });
    const now = part.hour + ':' + part.minute;
    return (c.duty[part.weekday.toLowerCase()] || []).some(([from, until]) => from <= now && now < until);
  }

  function expect(byMail, emailKnown) {
    ui.intro.textContent = byMail ? (emailKnown ? t.byMailKnown : t.byMail) : t.intro;
    if (byMail && !emailKnown && !ui.expecting) ui.about.open = true;
    ui.expecting = byMail;
  }

  function ended() {
    over = true;
    clearTimeout(timer);
    ui.intro.textContent = t.ended;
    ui.end.hidden = true;
    ui.again.hidden = false;
  }

  function begin() {
    chat = null;
    over = false;
    remember();
    clearTimeout(timer);
    messages = new Map();
    seen = 0;
    ui.log.replaceChildren();
    ui.end.hidden = true;
    ui.again.hidden = true;
    expect(!onDuty(), false);
  }

  function active() {
    lastActive = Date.now();
    wait = FASTEST;
    ui.end.hidden = false;
    later();
  }

  function later() {
    clearTimeout(timer);
    if (chat && !over && !document.hidden) timer = setTimeout(poll, wait);
  }

  async function poll() {
    if (!chat || over || document.hidden || polling) return;
    polling = true;
    const asked = chat;
    try {
      const answer = await ask('GET', messagesOf() + '?after=' + seen);
      if (chat !== asked) return;
      if (answer.status === 404) {
        begin();
        return;
      }
      if (answer.status === 200) {
        const before = seen;
        answer.json.messages.forEach(show);
        expect(answer.json.reply === 'by-mail', answer.json.emailKnown);
        ui.end.hidden = false;
        if (answer.json.state === 'closed') ended();
        if (seen > before) lastActive = Date.now();
      }
    } catch (_) {
      // No connection: asked again later.
    } finally {
      polling = false;
      wait = Date.now() - lastActive < ACTIVE ? FASTEST : Math.min(wait * 1.5, SLOWEST);
      later();
    }
  }

  function open() {
    ui.window.hidden = false;
    ui.launcher.hidden = true;
    ui.badge.hidden = true;
    ui.heard.textContent = '';
    if (!chat) expect(!onDuty(), false);
    ui.log.scrollTop = ui.log.scrollHeight;
    ui.text.focus();
    if (chat) active();
  }

  function hide() {
    ui.window.hidden = true;
    ui.launcher.hidden = false;
    ui.launcher.focus();
  }

  async function end() {
    const answer = await persist('/' + chat.id + '/close', {});
    if (answer.status === 200 || answer.status === 404) {
      ended();
      ui.again.focus();
    } else {
      say(t.failed);
    }
  }

  function build() {
    const complete = { email: 'email', phone: 'tel', name: 'name', company: 'organization' };
    ui.inputs = Object.keys(c.fields).map((name) => {
      const autocomplete = complete[name] || 'off';
      const type = ['email', 'tel'].includes(autocomplete) ? autocomplete : 'text';
      return el('input', { id: name, name, type, autocomplete });
    });
    ui.badge = el('span', { class: 'badge', hidden: true }, '!');
    ui.launcher = el('button', { class: 'launcher', 'aria-haspopup': 'dialog', onclick: open }, t.title, ui.badge);
    ui.heard = el('p', { class: 'only-heard', role: 'status' });
    ui.intro = el('p', { class: 'intro', role: 'status' });
    ui.log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': t.log, tabindex: '0' });
    ui.status = el('p', { class: 'status', role: 'alert' });
    ui.text = el('textarea', {
      id: 'text', rows: '2', 'aria-describedby': 'hint',
      onkeydown(event) {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          send(ui.text.value);
        }
      },
    });
    ui.send = el('button', { type: 'submit' }, t.send);
    ui.about = el('details', {}, el('summary', {}, t.aboutYou),
      ...ui.inputs.map((input) => el('div', {}, el('label', { for: input.name }, c.fields[input.name][language]), input)));
    ui.end = el('button', { class: 'plain', hidden: true, onclick: end }, t.end);
    ui.again = el('button', {
      class: 'plain', hidden: true,
      onclick() { begin(); ui.text.focus(); },
    }, t.again);
    ui.window = el('section', {
      class: 'window', role: 'dialog', 'aria-labelledby': 'title', hidden: true,
      onkeydown(event) {
        if (event.key === 'Escape') hide();
        event.stopPropagation();
      },
    },
    el('header', {}, el('h2', { id: 'title' }, t.title),
      el('button', { class: 'minimize', 'aria-label': t.minimize, title: t.minimize, onclick: hide }, '×')),
    ui.intro, ui.log,
    el('form', { novalidate: '', onsubmit(event) { event.preventDefault(); send(ui.text.value); } },
      ui.about, ui.status,
      el('label', { for: 'text' }, t.message), ui.text,
      el('div', { class: 'row' }, el('span', { id: 'hint', class: 'hint' }, t.hint), ui.send)),
    el('div', { class: 'row ends' }, ui.end, ui.again),
    el('details', { class: 'notice' }, el('summary', {}, t.noticeTitle), el('p', {}, t.notice),
      el('a', { href: api + '?lang=' + language + '#notice', target: '_blank' }, t.more)));
    const host = el('samtycke-chat', { lang: language });
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(c.css);
    root.adoptedStyleSheets = [sheet];
    root.append(ui.launcher, ui.heard, ui.window);
    document.body.append(host);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) poll();
    });
    if (chat) poll();
  }

  if (document.body) build();
  else document.addEventListener('DOMContentLoaded', build);
})

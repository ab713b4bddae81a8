/* Keeps the page up to date. The server renders and escapes; this file only puts it in place. */
(() => {
	'use strict';
	const POLL_MS = 3000;
	const RECONNECT_MS = 2000;
	const list = document.getElementById('chats');
	const search = document.getElementById('search');
	const live = document.getElementById('live');
	const states = { on: 'En vivo', wait: 'Reconectando…', poll: 'Se actualiza cada 3 s' };

	const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
	const show = (id, isShown) => document.getElementById(id).toggleAttribute('hidden', !isShown);

	function setState(state) {
		live.dataset.state = state;
		live.textContent = states[state];
	}

	function tidy(root) {
		for (const time of root.querySelectorAll('time')) {
			const at = new Date(time.dateTime);
			time.textContent = at.toLocaleTimeString('es', { hour: '2-digit', minute: '2-digit' });
			time.title = at.toLocaleString('es');
		}
		for (const talk of root.querySelectorAll('.talk')) talk.scrollTop = talk.scrollHeight;
	}

	function filter() {
		const words = fold(search.value).split(/\s+/);
		const isSearching = words.join('') !== '';
		let shown = 0;
		for (const card of list.children) {
			const text = isSearching ? fold(card.textContent) : '';
			const isFound = words.every((word) => text.includes(word));
			card.hidden = !isFound;
			if (isFound) shown += 1;
		}
		show('empty', list.children.length === 0 && !isSearching);
		show('nothing', shown === 0 && isSearching);
	}

	function greet(bubble) {
		bubble.classList.add('new');
		bubble.addEventListener('animationend', () => bubble.classList.remove('new'));
	}

	function place({ html, news, count, version }) {
		const holder = document.createElement('template');
		holder.innerHTML = html;
		const card = holder.content.firstElementChild;
		const former = document.getElementById(card.id);
		const seen = former ? former.querySelectorAll('.bubble').length : 0;
		if (former) former.remove();
		[...card.querySelectorAll('.bubble')].slice(seen).forEach(greet);
		list.prepend(card);
		list.dataset.version = version;
		document.getElementById('count').textContent = count;
		document.getElementById('news').textContent = news;
		tidy(card);
		filter();
	}

	async function reload() {
		const answer = await fetch(`/chats/cards.json?q=${encodeURIComponent(search.value)}`);
		const { html, count, version, isCut } = await answer.json();
		list.innerHTML = html;
		list.dataset.version = version;
		document.getElementById('count').textContent = count;
		show('more', isCut);
		tidy(list);
		filter();
	}

	async function catchUp(version) {
		if (version !== list.dataset.version) await reload();
	}

	function listen() {
		const stream = new EventSource('/chats/stream');
		stream.addEventListener('hello', ({ data }) => {
			setState('on');
			catchUp(JSON.parse(data).version).catch(() => setState('wait'));
		});
		stream.addEventListener('chat', ({ data }) => place(JSON.parse(data)));
		stream.addEventListener('cleared', () => reload().catch(() => setState('wait')));
		stream.addEventListener('error', () => {
			setState('wait');
			if (stream.readyState !== EventSource.CLOSED) return;
			setTimeout(listen, RECONNECT_MS);
		});
	}

	function poll() {
		setState('poll');
		setInterval(async () => {
			try {
				const answer = await fetch('/chats/version.json');
				await catchUp((await answer.json()).version);
				setState('poll');
			} catch {
				setState('wait');
			}
		}, POLL_MS);
	}

	let typing;
	search.addEventListener('input', () => {
		filter();
		clearTimeout(typing);
		if (!document.getElementById('more').hidden) typing = setTimeout(() => reload(), 300);
	});
	search.form.addEventListener('submit', (event) => {
		event.preventDefault();
		reload();
	});
	tidy(document);
	if ('EventSource' in window) listen();
	else poll();
})();

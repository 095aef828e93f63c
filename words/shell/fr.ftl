# Les phrases de `en.ftl`, en français, dans le même ordre ; voir `../fr.ftl`.

description = Collez un article de presse et voyez qui, où, combien et quand. Tout se passe dans ce navigateur.
broken = Cette page a rencontré un problème
broken-what = Votre texte est toujours là. Rechargez la page pour le relire ; rien n’a été envoyé.
not-whole = Gloss n’est pas arrivé en entier
not-whole-what =
    Il manque un fichier : la connexion s’est interrompue, ou le site est en train
    d’être modifié. Rechargez la page une fois connecté. Ce que vous avez saisi
    ci-dessous est conservé.
unstarted = Ce navigateur n’a pas pu démarrer la lecture
unstarted-what =
    Gloss a besoin de WebAssembly et des modules, que les navigateurs connaissent
    depuis 2021. Rechargez la page ou essayez un autre navigateur. Ce que vous
    avez saisi ci-dessous est conservé.
starting = Démarrage
starting-reader = Démarrage de la lecture
kept-meanwhile = Ce que vous collez maintenant est conservé.
no-script =
    Gloss lit votre texte dans cette page même, et a donc besoin de JavaScript et
    de WebAssembly. Autorisez les scripts pour ce site, puis rechargez la page.
